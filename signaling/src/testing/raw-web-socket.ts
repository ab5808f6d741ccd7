import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A TCP connection that ends with the test at the latest. */
export function openTcp(port: number): Socket {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  onTestFinished(() => void socket.destroy());
  return socket;
}

/** What asks for a WebSocket; a proxy on this machine says for which address. */
export const upgradeRequest = (forAddress: string): string =>
  [
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
    'Host: signaling',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    `X-Forwarded-For: ${forAddress}`,
    '\r\n',
  ].join('\r\n');

/** @returns the HTTP status of the answer, `101` for a WebSocket */
export async function upgrade(socket: Socket, forAddress: string): Promise<string> {
  socket.write(upgradeRequest(forAddress));
  const [answer] = await once(socket, 'data');
  return /^HTTP\/1.1 (\d+)/.exec(String(answer))?.[1] ?? '';
}

/** A frame of RFC 6455, 5.2, masked with nothing. Opcodes: 1 text, 9 ping. */
export function frame(opcode: 1 | 9, payload: Buffer): Buffer {
  if (payload.length > 125) throw new Error('only short frames');
  return Buffer.concat([Buffer.from([0x80 | opcode, 0x80 | payload.length, 0, 0, 0, 0]), payload]);
}
