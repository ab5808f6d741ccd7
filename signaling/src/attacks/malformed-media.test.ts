import { beforeEach, describe, expect, it } from 'vitest';
import { expectRefusals } from '../testing/audited-rows.ts';
import { listen, lostIn, speak } from '../testing/rtp-peer.ts';
import { dtlsParameters, mediaPlaced, openTransport, publish } from '../testing/sender.ts';
import { type MediaServerUnderTest, startMediaServer } from '../testing/start-media-server.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import type { Stranger } from '../testing/stranger.ts';
import { rigWish } from '../testing/theatre-and-guests.ts';

const endoscope = { kind: 'picture', cameraSource: 'endoscope' } as const;

let media: MediaServerUnderTest;
let signaling: SignalingUnderTest;
let hostile: Stranger;
let elsewhere: Stranger;
let heard: readonly number[];

/** In another room a voice is spoken and heard all the while. */
beforeEach(async () => {
  media = await startMediaServer();
  signaling = await startSignaling({ mediaServerUrls: [media.url] });
  const speaker = await signaling.join({ ...rigWish, roomId: 'room-2' });
  elsewhere = await signaling.join({ roomId: 'room-2' });
  hostile = await signaling.join(rigWish);
  await Promise.all([speaker, elsewhere, hostile].map(mediaPlaced));
  heard = await listen(elsewhere, (await speak(speaker)).feedId);
  await expect.poll(() => heard.length).toBeGreaterThan(5);
});

/** Sends what the contract's types would not let a client send. */
async function refusalOf(name: string, payload: object): Promise<unknown> {
  const answer = await hostile.socket.emitWithAck(name, payload);
  return answer.ok ? 'ok' : answer.code;
}

async function expectNobodyElseToNotice() {
  const count = heard.length;
  await elsewhere.ask('voice:set-muted', { muted: true });
  await expect.poll(() => heard.length).toBeGreaterThan(count + 5);
  expect(lostIn(heard)).toBe(0);
  expect(await media.holds('rooms')).toBe(2);
  // Whoever sent nonsense may still send sense.
  await publish(hostile, await openTransport(hostile, 'send'), endoscope);
}

/** So often, all within one second. */
const expectAudited = (action: string, times: number) =>
  expectRefusals(signaling, [
    {
      ...{ action, outcome: 'payload-invalid', actorKind: 'rig', actorId: 'rig', roomId: 'room-1' },
      facts: times > 1 ? { times } : {},
    },
  ]);

const [fingerprint] = dtlsParameters.fingerprints;
const fingerprints: [what: string, dtls: object][] = [
  ['no fingerprints', { role: 'client', fingerprints: [] }],
  ['1,000 fingerprints', { role: 'client', fingerprints: Array(1_000).fill(fingerprint) }],
  ['an empty fingerprint', { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: '' }] }],
  ['a fingerprint that is too short for its algorithm', { fingerprints: [{ algorithm: 'sha-512', value: 'AB:CD' }] }],
  ['a fingerprint that is none', { fingerprints: [{ algorithm: 'sha-256', value: 'x'.repeat(95) }] }],
  ['an algorithm that is none', { fingerprints: [{ algorithm: 'md5', value: fingerprint?.value }] }],
  ['a role that is none', { role: 'both', fingerprints: [fingerprint] }],
];

describe('connecting', () => {
  it('with a nonsense of fingerprints is refused', async () => {
    const transportId = await openTransport(hostile, 'send');
    for (const [what, dtls] of fingerprints) {
      const code = await refusalOf('feed:connect-transport', { transportId, dtlsParameters: dtls });
      expect({ what, code }).toEqual({ what, code: 'payload-invalid' });
    }
    expect(await refusalOf('feed:connect-transport', { transportId, dtlsParameters })).toBe('ok');
    await expectNobodyElseToNotice();
    await expectAudited('feed:connect-transport', fingerprints.length);
  });

  it('a second time is refused', async () => {
    const transportId = await openTransport(hostile, 'send');
    expect(await refusalOf('feed:connect-transport', { transportId, dtlsParameters })).toBe('ok');
    expect(await refusalOf('feed:connect-transport', { transportId, dtlsParameters })).toBe('payload-invalid');
    await expectNobodyElseToNotice();
    await expectAudited('feed:connect-transport', 1);
  });
});

const vp8 = { mimeType: 'video/VP8', clockRate: 90_000, payloadType: 101 };
const one = { codecs: [vp8], encodings: [{ ssrc: 11 }] };
const parameters: [what: string, rtp: object][] = [
  ['no codecs', { ...one, codecs: [] }],
  ['an unknown codec', { ...one, codecs: [{ ...vp8, mimeType: 'video/NOTHING' }] }],
  ['a codec of another kind', { ...one, codecs: [{ ...vp8, mimeType: 'audio/opus', clockRate: 48_000, channels: 2 }] }],
  ['100 codecs', { ...one, codecs: Array.from({ length: 100 }, (_, payloadType) => ({ ...vp8, payloadType })) }],
  ['two codecs by one number', { ...one, codecs: [vp8, { ...vp8, mimeType: 'video/H264' }] }],
  ['a number that RTP does not have', { ...one, codecs: [{ ...vp8, payloadType: 300 }] }],
  ['huge codec parameters', { ...one, codecs: [{ ...vp8, parameters: { x: 'y'.repeat(100_000) } }] }],
  [
    '1,000 codec parameters',
    {
      ...one,
      codecs: [{ ...vp8, parameters: Object.fromEntries(Array.from({ length: 1_000 }, (_, key) => [`k${key}`, 1])) }],
    },
  ],
  ['no encodings', { ...one, encodings: [] }],
  ['100 encodings', { ...one, encodings: Array.from({ length: 100 }, (_, index) => ({ ssrc: 100 + index })) }],
  ['an SSRC of zero', { ...one, encodings: [{ ssrc: 0 }] }],
  ['a negative SSRC', { ...one, encodings: [{ ssrc: -1 }] }],
  ['an SSRC beyond 32 bits', { ...one, encodings: [{ ssrc: 2 ** 32 }] }],
  ['one SSRC twice', { ...one, encodings: [{ ssrc: 12 }, { ssrc: 12 }] }],
  ['its SSRC for retransmission too', { ...one, encodings: [{ ssrc: 13, rtx: { ssrc: 13 } }] }],
  ['a header extension that nobody knows', { ...one, headerExtensions: [{ uri: 'urn:x', id: 1 }] }],
  ['a layer of nonsense', { ...one, encodings: [{ ssrc: 14, scalabilityMode: 'L9999999999999T9' }] }],
];

describe('publishing', () => {
  it('a nonsense of codecs and encodings is refused', async () => {
    const transportId = await openTransport(hostile, 'send');
    for (const [what, rtpParameters] of parameters) {
      const code = await refusalOf('feed:publish', { transportId, content: endoscope, rtpParameters });
      expect({ what, code }).toEqual({ what, code: 'payload-invalid' });
    }
    expect((await hostile.snapshot()).feeds).toEqual([]);
    await expectNobodyElseToNotice();
    await expectAudited('feed:publish', parameters.length);
  });

  it('the same SSRC a second time on one transport is refused', async () => {
    const transportId = await openTransport(hostile, 'send');
    const payload = { transportId, content: endoscope, rtpParameters: one };
    expect(await refusalOf('feed:publish', payload)).toBe('ok');
    expect(await refusalOf('feed:publish', payload)).toBe('payload-invalid');
    await expectNobodyElseToNotice();
    await expectAudited('feed:publish', 1);
  });
});

const capabilities: [what: string, rtp: object][] = [
  ['no codecs', {}],
  ['codecs of nobody', { codecs: [{ ...vp8, kind: 'video', preferredPayloadType: 101, mimeType: 'video/X' }] }],
  ['1,000 header extensions', { headerExtensions: Array(1_000).fill({ kind: 'video', uri: 'urn:x', preferredId: 1 }) }],
];

it('watching with capabilities of nobody is refused', async () => {
  const feedId = await publish(hostile, await openTransport(hostile, 'send'), endoscope);
  const transportId = await openTransport(hostile, 'receive');
  for (const [what, rtpCapabilities] of capabilities) {
    const code = await refusalOf('feed:watch', { feedId, transportId, rtpCapabilities });
    expect({ what, code }).toEqual({ what, code: 'payload-invalid' });
  }
  await expectNobodyElseToNotice();
  await expectAudited('feed:watch', capabilities.length);
});

const streams: [what: string, sctp: object][] = [
  ['stream 65,535', { streamId: 65_535 }],
  ['no stream', {}],
  ['both in order and not repeated', { streamId: 1, ordered: true, maxRetransmits: 1, maxPacketLifeTime: 1 }],
  ['a huge label', { streamId: 1, label: 'x'.repeat(100_000) }],
];

it('signals on a channel of nonsense are refused', async () => {
  const transportId = await openTransport(hostile, 'send');
  for (const [what, sctpStreamParameters] of streams) {
    const code = await refusalOf('signal:publish', { transportId, sctpStreamParameters });
    expect({ what, code }).toEqual({ what, code: 'payload-invalid' });
  }
  await expectNobodyElseToNotice();
  await expectAudited('signal:publish', streams.length);
});
