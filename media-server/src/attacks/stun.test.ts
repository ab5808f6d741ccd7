import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Arena, fuzzed, keepOn, openArena } from './arena.test-support.ts';
import { attribute, bindingRequest, requestWith } from './stun.test-support.ts';
import { openUdp } from './udp-socket.test-support.ts';

/** Whoever can reach the port can send this: no ticket and no session is needed. */

let arena: Arena;
beforeAll(async () => {
  arena = await openArena();
});
afterAll(() => arena.close());

const forMs = 1_500;

describe('connectivity checks', () => {
  it('are answered to nobody without the credentials of a transport', async ({ annotate }) => {
    const { iceParameters, port } = await arena.openTransport('send');
    const { heard, send } = await openUdp(port('udp'));
    const guesses = [
      { ...iceParameters, usernameFragment: 'nobody' },
      { ...iceParameters, usernameFragment: '' },
      { ...iceParameters, password: 'guess' },
    ].map(bindingRequest);
    const harm = await arena.attack(() =>
      keepOn(forMs, 1, () => {
        for (const guess of guesses) send(guess);
      }),
    );
    await annotate(JSON.stringify(harm));
    // A wrong password is told to be wrong (RFC 8489, 9.1.3); nothing is a success.
    expect(heard.filter((answer) => answer.readUInt16BE(0) === 0x0101)).toEqual([]);
    send(bindingRequest(iceParameters));
    await vi.waitFor(() => expect(heard.filter((answer) => answer.readUInt16BE(0) === 0x0101)).toHaveLength(1));
  });

  it('may be malformed in any way', async ({ annotate }) => {
    const { iceParameters, port } = await arena.openTransport('send');
    const { heard, send } = await openUdp(port('udp'));
    const valid = bindingRequest(iceParameters);
    const damaged = fc.tuple(fc.nat(valid.length - 1), fc.nat(255), fc.nat(valid.length)).map(([at, byte, length]) => {
      const copy = Buffer.from(valid);
      copy[at] = byte;
      return copy.subarray(0, length);
    });
    const crafted = [
      requestWith(),
      requestWith(attribute(0x0006, Buffer.from('a'), 65_535)),
      requestWith(attribute(0x0006, Buffer.alloc(1_200, 0x3a))),
      requestWith(attribute(0x0008, Buffer.alloc(20))),
      requestWith(attribute(0x8028, Buffer.alloc(4))),
      requestWith(...Array.from({ length: 250 }, () => attribute(0x0024, Buffer.alloc(0)))),
      valid.subarray(0, 20),
    ];
    const fuzz = fuzzed(fc.oneof(damaged, fc.uint8Array({ maxLength: 200 })), 4_000);
    const samples = [...crafted, ...fuzz.samples];
    let next = 0;
    const harm = await arena.attack(() =>
      keepOn(forMs, 1, () => {
        for (let count = 0; count < 4; count += 1) send(samples[next++ % samples.length] ?? randomBytes(20));
      }),
    );
    await annotate(JSON.stringify({ ...harm, seed: fuzz.seed }));
    expect(next).toBeGreaterThan(samples.length);
    send(valid);
    await vi.waitFor(() => expect(heard.at(-1)?.readUInt16BE(0)).toBe(0x0101));
  });
});
