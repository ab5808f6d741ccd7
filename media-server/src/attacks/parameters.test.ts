import { ConsumerId, FeedId, type MediaRequests, TransportId } from '@scrubline/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describePicture, openRoom, publishPicture, watchPicture } from '../media-server.test-support.ts';
import { pictureParameters } from '../rtp-packets.test-support.ts';
import { type Arena, openArena } from './arena.test-support.ts';

/** As a page's values would arrive, had signaling let them through unread. */

let arena: Arena;
beforeAll(async () => {
  arena = await openArena();
});
afterAll(() => arena.close());

/** Asks without the contract's client, which would not send what does not fit. */
async function codeOf(name: keyof MediaRequests, payload: unknown): Promise<string> {
  const answer = await arena.server.socket.timeout(5_000).emitWithAck(name, payload);
  return answer.ok ? 'ok' : answer.code;
}

const fingerprint = { algorithm: 'sha-256', value: Array(32).fill('AB').join(':') };
const picture = pictureParameters(1_000);
const [vp8, rtx] = picture.codecs;
const numbered = Array.from({ length: 5_000 }, (_, index) => [`x${index}`, index] as const);

describe('DTLS parameters', () => {
  it.each<[string, unknown]>([
    ['without a fingerprint', { fingerprints: [] }],
    ['with a thousand', { fingerprints: Array(1_000).fill(fingerprint) }],
    ['with an empty one', { fingerprints: [{ ...fingerprint, value: '' }] }],
    ['with a malformed one', { fingerprints: [{ ...fingerprint, value: 'AB:CD' }] }],
    ['with one too short for its digest', { fingerprints: [{ ...fingerprint, algorithm: 'sha-512' }] }],
    ['with an unknown digest', { fingerprints: [{ ...fingerprint, algorithm: 'md5' }] }],
  ])('%s are refused', async (_what, dtlsParameters) => {
    const { mediaRoomId } = arena.room;
    const { transportId } = await arena.openTransport('send');
    await arena.attack(async () => {
      const connect = { mediaRoomId, transportId, dtlsParameters };
      expect(await codeOf('media:connect-transport', connect)).toBe('payload-invalid');
    });
  });

  it('are taken once, even when both come together', async () => {
    const { mediaRoomId } = arena.room;
    const { transportId } = await arena.openTransport('send');
    const connect = { mediaRoomId, transportId, dtlsParameters: { role: 'client', fingerprints: [fingerprint] } };
    await arena.attack(async () => {
      const codes = await Promise.all([1, 2, 3].map(() => codeOf('media:connect-transport', connect)));
      expect(codes).toEqual(['ok', 'payload-invalid', 'payload-invalid']);
    });
  });
});

describe('RTP parameters', () => {
  it.each<[string, unknown]>([
    ['with one SSRC twice', { ...picture, encodings: [{ ssrc: 5 }, { ssrc: 5 }] }],
    ['with the repetition’s SSRC twice', { ...picture, encodings: [{ ssrc: 5, rtx: { ssrc: 5 } }] }],
    ['with SSRC 0', { ...picture, encodings: [{ ssrc: 0 }] }],
    [
      'with a hundred encodings',
      { ...picture, encodings: Array.from({ length: 100 }, (_, ssrc) => ({ ssrc: ssrc + 1 })) },
    ],
    ['with an unknown codec', { ...picture, codecs: [{ ...vp8, mimeType: 'video/H263' }, rtx] }],
    ['with a huge format', { ...picture, codecs: [{ ...vp8, parameters: { x: 'x'.repeat(100_000) } }, rtx] }],
    ['with thousands of formats', { ...picture, codecs: [{ ...vp8, parameters: Object.fromEntries(numbered) }, rtx] }],
    ['with a payload type twice', { ...picture, codecs: [vp8, { ...rtx, payloadType: 96 }] }],
    ['of nothing', {}],
    ['that are a list', [picture]],
  ])('%s are refused', async (_what, rtpParameters) => {
    const { mediaRoomId } = arena.room;
    const { transportId } = await arena.openTransport('send');
    const feed = { mediaRoomId, transportId, feedId: arena.newFeedId(), ...describePicture };
    await arena.attack(async () => {
      expect(await codeOf('media:publish', { ...feed, rtpParameters })).toBe('payload-invalid');
      expect(await codeOf('media:publish', { ...feed, rtpParameters: picture })).toBe('ok');
    });
  });
});

describe('what belongs to another room', () => {
  it('is not found, whatever is asked of it', async () => {
    const elsewhere = await openRoom(arena.server);
    const rig = await publishPicture(arena.server, elsewhere);
    const watcher = await watchPicture(arena.server, elsewhere, rig.feedId);
    const { mediaRoomId, rtpCapabilities } = arena.room;
    const { transportId: sending } = await arena.openTransport('send');
    const { transportId: receiving } = await arena.openTransport('receive');
    const { transportId, feedId } = rig;
    const { consumerId } = watcher;
    const sctpStreamParameters = { streamId: 0 };
    const attempts: [keyof MediaRequests, object][] = [
      ['media:connect-transport', { transportId, dtlsParameters: { fingerprints: [fingerprint] } }],
      ['media:restart-ice', { transportId }],
      ['media:publish', { transportId, feedId, ...describePicture, rtpParameters: picture }],
      ['media:publish-signals', { transportId, sctpStreamParameters }],
      ['media:subscribe', { transportId: receiving, feedId, rtpCapabilities }],
      ['media:subscribe', { transportId: watcher.transportId, feedId, rtpCapabilities }],
      ['media:subscribe-signals', { transportId: receiving, dataProducerId: ConsumerId.parse('nobody') }],
      ['media:unpublish', { feedId }],
      ['media:resume', { consumerId }],
      ['media:prefer-layer', { consumerId, spatialLayer: 0 }],
      ['media:unsubscribe', { consumerId }],
      ['media:restart-ice', { transportId: TransportId.parse('nothing') }],
    ];
    await arena.attack(async () => {
      for (const [name, payload] of attempts) expect(await codeOf(name, { mediaRoomId, ...payload })).toBe('not-found');
      expect(await codeOf('media:restart-ice', { mediaRoomId, transportId: sending })).toBe('ok');
    });
    await watcher.resume();
  });
});

describe('one participant', () => {
  it('holds no more than anybody needs', async () => {
    const { mediaRoomId } = arena.room;
    const transport = { mediaRoomId, ownerId: 'collector', direction: 'send' };
    await arena.attack(async () => {
      const opened = [];
      for (let count = 0; count < 16; count += 1) opened.push(await codeOf('media:create-transport', transport));
      expect(new Set(opened)).toEqual(new Set(['ok']));
      expect(await codeOf('media:create-transport', transport)).toBe('limit-reached');
      const atOnce = { ...transport, ownerId: 'hurried collector' };
      const codes = await Promise.all(Array.from({ length: 20 }, () => codeOf('media:create-transport', atOnce)));
      expect(codes.toSorted()).toEqual([...Array(4).fill('limit-reached'), ...Array(16).fill('ok')]);
    });
    const { transportId } = await arena.openTransport('send');
    const publish = (index: number) => {
      const feed = { mediaRoomId, transportId, feedId: FeedId.parse(`collected-${index}`), ...describePicture };
      const label = `source-${'abcdefg'[Math.floor(index / 4)]}`;
      return codeOf('media:publish', { ...feed, label, rtpParameters: pictureParameters(10_000 + index * 2) });
    };
    const published = [];
    for (let index = 0; index < 23; index += 1) published.push(await publish(index));
    // The fourth of each source, and the seventeenth of all.
    const ofOneSource = ['ok', 'ok', 'ok', 'limit-reached'];
    expect(published).toEqual([...Array(5).fill(ofOneSource).flat(), 'ok', 'limit-reached', 'limit-reached']);
    const openChannel = (streamId: number) =>
      codeOf('media:publish-signals', { mediaRoomId, transportId, sctpStreamParameters: { streamId } });
    expect(await openChannel(0)).toBe('ok');
    expect(await openChannel(0)).toBe('payload-invalid');
    expect(await openChannel(70_000)).toBe('payload-invalid');
    expect([await openChannel(1), await openChannel(2), await openChannel(3)]).toEqual(['ok', 'ok', 'ok']);
    expect(await openChannel(4)).toBe('limit-reached');
  });
});
