import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** A UDP socket of the attacker's, aimed at one port of the media-server. */
export async function openUdp(port: number) {
  const socket = createSocket('udp4');
  const heard: Buffer[] = [];
  socket.on('message', (datagram) => heard.push(datagram));
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  return { heard, send: (datagram: Uint8Array) => socket.send(datagram, port, '127.0.0.1') };
}
