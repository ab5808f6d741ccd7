import { randomBytes, randomInt } from 'node:crypto';
import { CameraSource, encodingProfiles } from '@scrubline/contract';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { pictureParameters, rtpPacket } from '../rtp-packets.test-support.ts';
import { connectPeer, type Peer } from '../webrtc-client.test-support.ts';
import { type Arena, cutOffsCounted, keepOn, openArena, untilCutOff } from './arena.test-support.ts';
import { attempt } from './attacker.test-support.ts';

/** What is within its limit alone, and much too much together. */

let arena: Arena;
beforeAll(async () => {
  arena = await openArena();
});
afterAll(() => arena.close());

interface Source {
  readonly label: string;
  readonly maxBitrateBps: number;
}

/** One connection of a participant, with a feed of each source. */
async function openSender(ownerId: string, sources: readonly Source[]) {
  const { mediaRoomId } = arena.room;
  const { transportId, ...opened } = await arena.openTransport('send', ownerId);
  const feeds = sources.map((source) => ({ ...source, ssrc: randomInt(1_000_000, 2_000_000_000) }));
  const sends = feeds.length > 0 ? feeds.map(({ ssrc }) => ssrc) : [randomInt(1_000_000, 2_000_000_000)];
  const peer = await connectPeer({ transportId, ...opened }, { sends }, (dtlsParameters) =>
    arena.server.ask('media:connect-transport', { mediaRoomId, transportId, dtlsParameters }),
  );
  onTestFinished(peer.close);
  for (const { ssrc, label, maxBitrateBps } of feeds) {
    const feed = {
      mediaRoomId,
      transportId,
      feedId: arena.newFeedId(),
      mediaKind: 'video',
      label,
      maxBitrateBps,
    } as const;
    await arena.server.ask('media:publish', { ...feed, rtpParameters: pictureParameters(ssrc) });
  }
  return { peer, feeds };
}

const payload = randomBytes(1_088);
const packetBits = 1_100 * 8;

/** Sends at this rate on one SSRC. */
function stream(peer: Peer, ssrc: number, bitsPerSecond: number) {
  const [startedAtMs, packetsPerMs] = [performance.now(), bitsPerSecond / packetBits / 1_000];
  let sequence = 0;
  return () => {
    for (; sequence < (performance.now() - startedAtMs) * packetsPerMs; sequence += 1) {
      attempt(() => peer.send(0, rtpPacket(sequence, ssrc, payload)));
    }
  };
}

/** Calls all of them each few milliseconds, until the server has cut off the owner. Says what others felt. */
const keepSending = (ownerId: string, sendings: readonly (() => void)[]) =>
  arena.flood(() => {
    const timer = setInterval(() => {
      for (const send of sendings) send();
    }, 4);
    return untilCutOff(arena.server, ownerId).finally(() => clearInterval(timer));
  });

describe('a participant', () => {
  it('sends three times what a screen may, each within its limit, and is cut off', async ({ annotate }) => {
    const screen = { label: 'screen', maxBitrateBps: encodingProfiles.screen.maxBitrateBps };
    const { peer, feeds } = await openSender('screens', [screen, screen, screen]);
    const harm = await keepSending(
      'screens',
      feeds.map(({ ssrc, maxBitrateBps }) => stream(peer, ssrc, maxBitrateBps * 1.6)),
    );
    await annotate(JSON.stringify(harm));
    expect(await cutOffsCounted(arena.server, 'all')).toBe(1);
  });

  it('sends a little over each of ten connections, of no feed, and is cut off', async ({ annotate }) => {
    const senders = await Promise.all(Array.from({ length: 10 }, () => openSender('observer', [])));
    const harm = await keepSending(
      'observer',
      senders.map(({ peer }) => stream(peer, 77, 1_500_000)),
    );
    await annotate(JSON.stringify(harm));
    expect(await cutOffsCounted(arena.server, 'all')).toBe(2);
  });

  it('sends thousands of packets a second of no feed, in the bits that its feed leaves, and is cut off', async ({
    annotate,
  }) => {
    const { peer } = await openSender('crumbs', [{ label: 'endoscope', maxBitrateBps: 4_000_000 }]);
    const crumb = randomBytes(88);
    const startedAtMs = performance.now();
    let sequence = 0;
    const harm = await keepSending('crumbs', [
      () => {
        for (; sequence < (performance.now() - startedAtMs) * 7; sequence += 1) {
          attempt(() => peer.send(0, rtpPacket(sequence, 77, crumb)));
        }
      },
    ]);
    await annotate(JSON.stringify(harm));
    expect(await cutOffsCounted(arena.server, 'no-feed')).toBe(1);
  });

  it('sends every source of a rig, in all sizes and with a voice, and is not cut off', async ({ annotate }) => {
    const sources = CameraSource.options.map((label) => ({ label, ...encodingProfiles[label] }));
    const { peer, feeds } = await openSender('rig', [...sources, { label: 'voice', maxBitrateBps: 128_000 }]);
    // Simulcast sends 1.4 times the largest size.
    const sendings = feeds.map(({ ssrc, maxBitrateBps }) => stream(peer, ssrc, maxBitrateBps * 1.4));
    const harm = await arena.attack(() =>
      keepOn(4_500, 4, () => {
        for (const send of sendings) send();
      }),
    );
    await annotate(JSON.stringify(harm));
    expect(arena.server.cutOffs).not.toContainEqual(expect.objectContaining({ ownerId: 'rig' }));
  });
});
