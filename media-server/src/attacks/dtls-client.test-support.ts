import { execFileSync, spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DtlsParameters } from '@scrubline/contract';
import { onTestFinished } from 'vitest';
import { bindingRequest, type Credentials } from './stun.test-support.ts';

/**
 * A DTLS client that sends whatever it is given: OpenSSL's own, behind a socket that has answered ICE's questions. A
 * WebRTC library would only send what its SCTP says.
 */
export async function openDtlsClient(
  serverPort: number,
  credentials: Credentials,
  connect: (dtlsParameters: DtlsParameters) => Promise<unknown>,
) {
  const { key, certificate, fingerprint } = createIdentity();
  const near = createSocket('udp4').bind(0, '127.0.0.1');
  const far = createSocket('udp4').bind(0, '127.0.0.1');
  await Promise.all([once(near, 'listening'), once(far, 'listening')]);
  let clientPort = 0;
  near.on('message', (datagram, { port }) => {
    clientPort = port;
    far.send(datagram, serverPort, '127.0.0.1');
  });
  far.on('message', (datagram) => {
    if (clientPort > 0) near.send(datagram, clientPort, '127.0.0.1');
  });
  await connect({ role: 'client', fingerprints: [{ algorithm: 'sha-256', value: fingerprint }] });
  far.send(bindingRequest(credentials), serverPort, '127.0.0.1');
  await once(far, 'message');

  const target = `127.0.0.1:${near.address().port}`;
  const identity = ['-cert', certificate, '-key', key, '-use_srtp', 'SRTP_AES128_CM_SHA1_80'];
  const client = spawn('openssl', ['s_client', '-dtls1_2', '-quiet', '-connect', target, ...identity], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const heard: Buffer[] = [];
  client.stdout.on('data', (data: Buffer) => heard.push(data));
  onTestFinished(() => {
    client.kill('SIGKILL');
    near.close();
    far.close();
  });
  return { heard, send: (packet: Uint8Array) => client.stdin.write(packet), isRunning: () => client.exitCode === null };
}

function createIdentity() {
  const folder = mkdtempSync(join(tmpdir(), 'attacker-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const ecKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', key];
  execFileSync('openssl', ['req', '-x509', ...ecKey, '-out', certificate, '-days', '1', '-subj', '/CN=attacker'], {
    stdio: 'ignore',
  });
  return { key, certificate, fingerprint: new X509Certificate(readFileSync(certificate)).fingerprint256 };
}
