import { randomInt } from 'node:crypto';
import type { RtpParameters } from '@scrubline/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { captureTimeExtension, pictureParameters, rtpPacket } from '../rtp-packets.test-support.ts';
import { type Arena, fuzzed, keepOn, openArena } from './arena.test-support.ts';
import { attempt, openAttacker } from './attacker.test-support.ts';

/** Well encrypted, from a participant who may publish: the worker looks inside to find key frames and layers. */

let arena: Arena;
beforeAll(async () => {
  arena = await openArena();
});
afterAll(() => arena.close());

const forMs = 1_500;

const descriptorId = 9;
const descriptorUri = 'https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension';
const codecs: Record<string, RtpParameters['codecs'][number]['parameters']> = {
  VP8: {},
  VP9: { 'profile-id': 0 },
  H264: { 'packetization-mode': 1, 'level-asymmetry-allowed': 1, 'profile-level-id': '42e01f' },
  AV1: {},
};

/** Bytes that look like each codec's beginning, and then like nothing. */
const beginnings = {
  // RFC 7741, 4.2: extensions announced and cut off; a picture id of two bytes of which one is there.
  VP8: [[], [0x90], [0x90, 0xff], [0x90, 0x80], [0x90, 0x80, 0xff], [0x90, 0xe0, 0xff, 0xff, 0xff], [0x10, 0, 0, 0]],
  // RFC 9628, 4.2: a scalability structure that says more pictures than follow.
  VP9: [[], [0xff], [0x8a, 0xff], [0xff, 0xff, 0xff, 0xff, 0xff], [0x02, 0xf8, 0xff], [0x0a, 0x18, 0xff, 0xff]],
  // RFC 6184, 5.7: STAP-A units longer than the packet; a FU-A without its header.
  H264: [[], [0x18], [0x18, 0xff, 0xff], [0x18, 0, 0, 0, 0], [0x1c], [0x7c, 0xff], [0x1f], [0x78, 0, 1]],
  AV1: [[], [0xff], [0x08], [0x18, 0xff, 0xff, 0xff, 0xff], [0x80, 0x80, 0x80, 0x80]],
} as const;

type CodecName = keyof typeof beginnings;
const codecNames: readonly CodecName[] = ['VP8', 'VP9', 'H264', 'AV1'];

const parametersOf =
  (codec: CodecName) =>
  (ssrc: number): RtpParameters => ({
    ...pictureParameters(ssrc),
    codecs: pictureParameters(ssrc).codecs.map((described, index) =>
      index > 0 ? described : { ...described, mimeType: `video/${codec}`, parameters: codecs[codec] },
    ),
    headerExtensions: [captureTimeExtension, { uri: descriptorUri, id: descriptorId }],
  });

/** Header extensions (RFC 8285) that are cut off, that overlap, or of which one is a dependency descriptor of nonsense. */
const extension = fc
  .tuple(fc.constantFrom(0xbede, 0x1000, 0xffff), fc.uint8Array({ maxLength: 40 }), fc.boolean())
  .map(([profile, body, isDescriptor]) => {
    const described = isDescriptor
      ? [(descriptorId << 4) | Math.max(0, Math.min(15, body.length - 1)), ...body]
      : [...body];
    const padded = Buffer.concat([Uint8Array.from(described), Buffer.alloc((4 - (described.length % 4)) % 4)]);
    const header = Buffer.alloc(4);
    header.writeUInt16BE(profile);
    header.writeUInt16BE(padded.length / 4, 2);
    return Buffer.concat([header, padded]);
  });

describe('a publisher sends malformed payloads', () => {
  for (const codec of codecNames) {
    it(`of ${codec}`, async ({ annotate }) => {
      const { send, ssrc } = await openAttacker(arena, { parametersOf: parametersOf(codec) });
      const payload = fc
        .tuple(
          fc.constantFrom(...beginnings[codec].map((bytes) => Uint8Array.from(bytes))),
          fc.uint8Array({ maxLength: 60 }),
        )
        .map((parts) => Buffer.concat(parts));
      const { samples, seed } = fuzzed(fc.tuple(payload, fc.option(extension)), 6_000);
      let [sequence, sent] = [randomInt(65_536), 0];
      const harm = await arena.attack(() =>
        keepOn(forMs, 1, () => {
          for (const [sample, extended] of samples.splice(-4)) {
            sequence += randomInt(3);
            const packet = rtpPacket(sequence, ssrc, Buffer.concat([extended ?? Buffer.alloc(0), sample]));
            if (extended) packet[0] = 0x90;
            sent += Number(attempt(() => send(packet)));
          }
        }),
      );
      await annotate(JSON.stringify({ ...harm, seed, sent }));
      expect(sent).toBeGreaterThan(1_000);
    });
  }
});
