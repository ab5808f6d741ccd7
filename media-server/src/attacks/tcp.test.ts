import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type Arena, keepOn, openArena, pass } from './arena.test-support.ts';
import { bindingRequest } from './stun.test-support.ts';

let arena: Arena;
beforeAll(async () => {
  arena = await openArena();
});
afterAll(() => arena.close());

const forMs = 1_500;

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1' });
  onTestFinished(() => void socket.destroy());
  // What the server ends is ended.
  socket.on('error', () => socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** RFC 4571: each packet is preceded by its length. */
function framed(packet: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(packet.length);
  return Buffer.concat([length, packet]);
}

describe('the TCP port', () => {
  it('takes garbage, and lengths that do not hold', async ({ annotate }) => {
    const { port } = await arena.openTransport('send');
    const sockets = await Promise.all(Array.from({ length: 50 }, () => open(port('tcp'))));
    const harm = await arena.attack(() =>
      keepOn(forMs, 5, () => {
        for (const socket of sockets) {
          if (socket.writable && socket.writableLength < 65_536) socket.write(randomBytes(400));
        }
      }),
    );
    await annotate(JSON.stringify(harm));
  });

  it('holds 5,000 connections that say nothing', async ({ annotate }) => {
    const { port, iceParameters } = await arena.openTransport('send');
    const idle: Socket[] = [];
    const harm = await arena.attack(async () => {
      while (idle.length < 5_000) {
        idle.push(...(await Promise.all(Array.from({ length: 100 }, () => open(port('tcp'))))));
      }
      await pass(forMs);
    });
    await annotate(JSON.stringify(harm));
    expect(idle.filter(({ closed }) => closed)).toEqual([]);
    const heard: Buffer[] = [];
    const [honest] = idle;
    honest?.on('data', (data) => heard.push(data));
    honest?.write(framed(bindingRequest(iceParameters)));
    await vi.waitFor(() => expect(heard[0]?.readUInt16BE(2)).toBe(0x0101), { timeout: 5_000 });
  });
});
