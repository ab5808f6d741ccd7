import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import type { connectPeer } from '../webrtc-client.test-support.ts';

type OpenedTransport = Parameters<typeof connectPeer>[0];

/** Somebody on the path of a client: hears every datagram to the media-server, and can send one again. */
export async function eavesdrop(transport: OpenedTransport) {
  const candidate = transport.iceCandidates.find(({ protocol }) => protocol === 'udp');
  const towardsServer: Buffer[] = [];
  let clientPort = 0;
  const near = createSocket('udp4').bind(0, '127.0.0.1');
  const far = createSocket('udp4').bind(0, '127.0.0.1');
  await Promise.all([once(near, 'listening'), once(far, 'listening')]);
  const sendAgain = (datagram: Uint8Array) => far.send(datagram, candidate?.port, '127.0.0.1');
  near.on('message', (datagram, { port }) => {
    clientPort = port;
    towardsServer.push(datagram);
    sendAgain(datagram);
  });
  far.on('message', (datagram) => {
    if (clientPort > 0) near.send(datagram, clientPort, '127.0.0.1');
  });
  onTestFinished(() => {
    near.close();
    far.close();
  });
  const listening: OpenedTransport = candidate
    ? { ...transport, iceCandidates: [{ ...candidate, port: near.address().port }] }
    : transport;
  return { transport: listening, towardsServer, sendAgain };
}

/** RFC 7983: the first byte tells what a datagram of a connection is. */
export const isDtls = (datagram: Buffer) => datagram.readUInt8(0) >= 20 && datagram.readUInt8(0) <= 63;
export const isClientHello = (datagram: Buffer) => datagram.readUInt8(0) === 22 && datagram.readUInt8(13) === 1;
export const isSrtp = (datagram: Buffer) => datagram.readUInt8(0) >= 128 && !isSrtcp(datagram);
const isSrtcp = (datagram: Buffer) => datagram.readUInt8(1) >= 192 && datagram.readUInt8(1) <= 223;
