/*
 * The least that handing a picture to many viewers can cost on this machine: receives each packet on one UDP socket,
 * encrypts a copy for each viewer with AES-128-GCM under the viewer's own key, as SRTP does (RFC 7714: the RTP header
 * stays readable and is authenticated), and sends it from the same socket.
 *
 * fan-out-floor <port> <viewers' address> <each viewer's port>...
 * Says "ready" and runs until it is ended.
 */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>

enum { header_bytes = 12, tag_bytes = 16, key_bytes = 16, iv_bytes = 12, most_bytes = 2048, most_viewers = 1000 };

struct viewer {
  struct sockaddr_in address;
  EVP_CIPHER_CTX *cipher;
  unsigned char salt[iv_bytes];
};

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void open_viewer(struct viewer *viewer, const char *address, int port) {
  unsigned char key[key_bytes];
  memset(viewer, 0, sizeof *viewer);
  viewer->address.sin_family = AF_INET;
  viewer->address.sin_port = htons((uint16_t)port);
  if (inet_pton(AF_INET, address, &viewer->address.sin_addr) != 1) fail("address");
  if (RAND_bytes(key, sizeof key) != 1 || RAND_bytes(viewer->salt, sizeof viewer->salt) != 1) fail("random bytes");
  viewer->cipher = EVP_CIPHER_CTX_new();
  if (!viewer->cipher || EVP_EncryptInit_ex(viewer->cipher, EVP_aes_128_gcm(), NULL, key, NULL) != 1) fail("cipher");
}

/* The initialization vector is the viewer's salt with the packet's number in it. Returns the length with the tag. */
static int encrypt_for(struct viewer *viewer, unsigned number, const unsigned char *packet, int length,
                       unsigned char *encrypted) {
  unsigned char iv[iv_bytes];
  int written = 0, rest = 0;
  memcpy(iv, viewer->salt, sizeof iv);
  for (int byte = 0; byte < 4; byte++) iv[iv_bytes - 1 - byte] ^= (unsigned char)(number >> (8 * byte));
  memcpy(encrypted, packet, header_bytes);
  if (EVP_EncryptInit_ex(viewer->cipher, NULL, NULL, NULL, iv) != 1 ||
      EVP_EncryptUpdate(viewer->cipher, NULL, &written, packet, header_bytes) != 1 ||
      EVP_EncryptUpdate(viewer->cipher, encrypted + header_bytes, &written, packet + header_bytes,
                        length - header_bytes) != 1 ||
      EVP_EncryptFinal_ex(viewer->cipher, encrypted + header_bytes + written, &rest) != 1 ||
      EVP_CIPHER_CTX_ctrl(viewer->cipher, EVP_CTRL_GCM_GET_TAG, tag_bytes, encrypted + header_bytes + written) != 1)
    fail("encrypting");
  return header_bytes + written + tag_bytes;
}

static int open_socket(int port) {
  /* As large as the media worker's. */
  int buffer_bytes = 4 * 1024 * 1024;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  int opened = socket(AF_INET, SOCK_DGRAM, 0);
  if (opened < 0) fail("socket");
  if (setsockopt(opened, SOL_SOCKET, SO_RCVBUF, &buffer_bytes, sizeof buffer_bytes) < 0 ||
      setsockopt(opened, SOL_SOCKET, SO_SNDBUF, &buffer_bytes, sizeof buffer_bytes) < 0)
    fail("buffer");
  if (bind(opened, (struct sockaddr *)&address, sizeof address) < 0) fail("bind");
  return opened;
}

int main(int count, char **values) {
  static struct viewer viewers[most_viewers];
  unsigned char packet[most_bytes], encrypted[most_bytes + tag_bytes];
  int viewer_count = count - 3;
  if (viewer_count < 1 || viewer_count > most_viewers) {
    fputs("fan-out-floor <port> <viewers' address> <each viewer's port>...\n", stderr);
    return 2;
  }
  for (int one = 0; one < viewer_count; one++) open_viewer(&viewers[one], values[2], atoi(values[3 + one]));
  int opened = open_socket(atoi(values[1]));
  /* Nobody would end it after its parent. */
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  puts("ready");
  fflush(stdout);
  for (unsigned number = 0;; number++) {
    ssize_t length = recv(opened, packet, sizeof packet, 0);
    if (length < header_bytes) continue;
    for (int one = 0; one < viewer_count; one++) {
      int bytes = encrypt_for(&viewers[one], number, packet, (int)length, encrypted);
      if (sendto(opened, encrypted, (size_t)bytes, 0, (struct sockaddr *)&viewers[one].address,
                 sizeof viewers[one].address) < 0)
        fail("sending");
    }
  }
}
