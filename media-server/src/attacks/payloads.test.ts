import { randomInt } from 'node:crypto';
import type { ConsumerId, MediaKind, RtpParameters } from '@scrubline/contract';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { pictureParameters } from '../rtp-packets.test-support.ts';
import { type Arena, fuzzed, keepOn, openArena } from './arena.test-support.ts';
import { attempt, openAttacker } from './attacker.test-support.ts';
import { brokenPacket, bytesOf, payloadBeginnings } from './broken-packets.test-support.ts';
import { keyFrameOf, layeredParameters, senderReport, sizeShown, ssrcOfSize } from './layered-picture.test-support.ts';

/** Well encrypted, from a participant who may publish: the worker looks inside to find key frames and layers. */

let arena: Arena;
beforeAll(async () => {
  arena = await openArena();
});
afterAll(() => arena.close());

const forMs = 1_500;

/** Describes a feed with every header extension that the room offers for its kind. */
function parametersOf(mimeType: string, parameters: RtpParameters['codecs'][number]['parameters'] = {}) {
  const mediaKind: MediaKind = mimeType.startsWith('audio/') ? 'audio' : 'video';
  const offered = (arena.room.rtpCapabilities.headerExtensions ?? []).filter(({ kind }) => kind === mediaKind);
  const headerExtensions = offered.map(({ uri, preferredId }) => ({ uri, id: preferredId }));
  return (ssrc: number): RtpParameters => {
    const picture = pictureParameters(ssrc);
    const [vp8, ...rtx] = picture.codecs;
    if (!vp8 || mediaKind === 'audio') {
      const opus = { mimeType, payloadType: 96, clockRate: 48_000, channels: 2, parameters };
      return { codecs: [opus], headerExtensions, encodings: [{ ssrc }] };
    }
    return { ...picture, codecs: [{ ...vp8, mimeType, parameters }, ...rtx], headerExtensions };
  };
}

describe('a publisher sends malformed packets', () => {
  it.for([
    ['VP8', 'video/VP8', {}],
    ['VP9', 'video/VP9', { 'profile-id': 0 }],
    ['H264', 'video/H264', { 'packetization-mode': 1, 'profile-level-id': '42e01f' }],
    ['Opus', 'audio/opus', {}],
  ] as const)('of %s', async ([codec, mimeType, format], { annotate }) => {
    const mediaKind = codec === 'Opus' ? 'audio' : 'video';
    const { send, ssrc } = await openAttacker(arena, { mediaKind, parametersOf: parametersOf(mimeType, format) });
    const { samples, seed } = fuzzed(brokenPacket(payloadBeginnings[codec]), 6_000);
    await annotate(`seed ${seed}`);
    let [sequence, sent] = [randomInt(65_536), 0];
    const harm = await arena.attack(() =>
      keepOn(forMs, 1, () => {
        for (const sample of samples.splice(-4)) {
          sequence += sample.sequenceStep;
          sent += Number(attempt(() => send(bytesOf(sample, sequence, ssrc))));
        }
      }),
    );
    await annotate(JSON.stringify({ ...harm, sent }));
    expect(sent).toBeGreaterThan(1_000);
  });
});

describe('a publisher of several sizes sends malformed packets', () => {
  it.for([
    { count: 3, toldBy: 'rid' },
    { count: 2, toldBy: 'rid' },
    { count: 3, toldBy: 'ssrc' },
  ] as const)(
    'in $count sizes told apart by $toldBy, to one who goes from size to size',
    async (sizes, { annotate }) => {
      const { send, ssrc, watcher } = await openAttacker(arena, {
        parametersOf: (own) => layeredParameters(own, sizes),
      });
      const { samples, seed } = fuzzed(brokenPacket(payloadBeginnings.VP8), 6_000);
      await annotate(`seed ${seed}`);
      const sequences = Array.from({ length: sizes.count }, () => randomInt(65_536));
      const startedAtMs = performance.now();
      let turn = 0;
      const sendWhole = () => {
        const atMs = performance.now() - startedAtMs;
        turn += 1;
        const size = turn % sizes.count;
        sequences[size] = (sequences[size] ?? 0) + 1;
        attempt(() => send(keyFrameOf(size, sequences[size] ?? 0, atMs * 90, ssrc)));
        attempt(() => send(senderReport(size, atMs, atMs * 90, ssrc)));
        if (turn % 10 === 0) void preferSize(watcher.consumerId, (turn / 10) % sizes.count);
      };
      const timer = setInterval(sendWhole, 10);
      onTestFinished(() => clearInterval(timer));
      const sizesShown = () => new Set(watcher.pictures().flatMap(({ payload }) => sizeShown(payload) ?? []));
      await vi.waitFor(() => expect(sizesShown().size).toBeGreaterThan(1), { timeout: 10_000 });
      const shownBefore = watcher.pictures().length;
      let sent = 0;
      const harm = await arena.attack(() =>
        keepOn(forMs, 1, () => {
          for (const [index, sample] of samples.splice(-4).entries()) {
            const size = index % sizes.count;
            sequences[size] = (sequences[size] ?? 0) + sample.sequenceStep;
            sent += Number(attempt(() => send(bytesOf(sample, sequences[size] ?? 0, ssrcOfSize(ssrc, size)))));
          }
        }),
      );
      await annotate(JSON.stringify({ ...harm, sent, shown: [...sizesShown()] }));
      expect(sent).toBeGreaterThan(1_000);
      expect(watcher.pictures().length).toBeGreaterThan(shownBefore);
    },
  );
});

const preferSize = (consumerId: ConsumerId, spatialLayer: number) =>
  arena.server.ask('media:prefer-layer', { mediaRoomId: arena.room.mediaRoomId, consumerId, spatialLayer });
