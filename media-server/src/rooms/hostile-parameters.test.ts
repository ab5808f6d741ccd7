import {
  FeedId,
  type MediaRoomId,
  type RtpCapabilities,
  RtpHeaderExtensionUri,
  type TransportId,
} from '@scrubline/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  describePicture,
  openRoom,
  startTestServer,
  type TestServer,
  workersOf,
} from '../media-server.test-support.ts';
import { pictureParameters } from '../rtp-packets.test-support.ts';

/** Whatever the contract lets through, a worker must survive: it carries other people's operations. */

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const optional = { requiredKeys: [] };
const ssrc = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 0xffffffff }));
/** Few, so that descriptions refer to each other often enough to get past the first check. */
const payloadType = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 96, max: 98 }) }, fc.nat(127));
const uri = fc.constantFrom(...RtpHeaderExtensionUri.options);
const extensionId = fc.integer({ min: 1, max: 255 });
const kind = fc.constantFrom('audio', 'video');

const anyCodec = {
  mimeType: fc.constantFrom('video/H265', 'video/h264', 'audio/red', 'audio/opus', 'video/rtx', 'video/VP8'),
  clockRate: fc.constantFrom(90_000, 48_000, 1, 384_000),
  channels: fc.integer({ min: 1, max: 8 }),
  parameters: fc.dictionary(
    fc.constantFrom('apt', 'profile-level-id', 'packetization-mode', 'profile-id', '', 'x', '__proto__'),
    fc.oneof(payloadType, fc.string(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
    { maxKeys: 4 },
  ),
  rtcpFeedback: fc.array(
    fc.record({ type: fc.constantFrom('nack', 'x'), parameter: fc.constantFrom('', 'pli', 'fir') }),
    {
      maxLength: 4,
    },
  ),
};
const knownCodec = {
  mimeType: fc.constantFrom('video/VP8', 'video/vp9'),
  clockRate: fc.constant(90_000),
  rtcpFeedback: anyCodec.rtcpFeedback,
};
const knownRepetition = {
  mimeType: fc.constant('video/rtx'),
  clockRate: fc.constant(90_000),
  parameters: fc.record({ apt: fc.integer({ min: 96, max: 98 }) }),
};
const codecOf = <Identity extends object>(identity: fc.Arbitrary<Identity>) =>
  fc
    .tuple(
      fc.oneof(
        { weight: 12, arbitrary: fc.record(knownCodec) },
        { weight: 6, arbitrary: fc.record(knownRepetition) },
        { weight: 1, arbitrary: fc.record(anyCodec) },
      ),
      identity,
    )
    .map(([codec, more]) => ({ ...codec, ...more }));

const rtpParameters = fc.record(
  {
    mid: fc.string({ maxLength: 32 }),
    msid: fc.string({ maxLength: 128 }),
    codecs: fc.array(codecOf(fc.record({ payloadType })), { minLength: 1, maxLength: 3 }),
    headerExtensions: fc.array(fc.record({ uri, id: extensionId, encrypt: fc.boolean() }), { maxLength: 14 }),
    encodings: fc.array(
      fc.record(
        {
          ssrc,
          rid: fc.string({ maxLength: 16 }),
          codecPayloadType: payloadType,
          rtx: fc.record({ ssrc }),
          dtx: fc.boolean(),
          scalabilityMode: fc.constantFrom('L1T3', 'S3T3', 'L9T9', '', 'L3T3_KEY'),
          maxBitrate: fc.integer({ min: 1, max: 50_000_000 }),
        },
        optional,
      ),
      { minLength: 1, maxLength: 4 },
    ),
    rtcp: fc.record({ cname: fc.string({ maxLength: 64 }), reducedSize: fc.boolean(), mux: fc.boolean() }, optional),
  },
  { requiredKeys: ['codecs'] },
);

const rtpCapabilities = fc.record(
  {
    codecs: fc.array(codecOf(fc.record({ kind, preferredPayloadType: payloadType })), { maxLength: 6 }),
    headerExtensions: fc.array(fc.record({ kind, uri, preferredId: extensionId }), { maxLength: 14 }),
  },
  optional,
);

const hexPair = fc.nat(255).map((byte) => byte.toString(16).padStart(2, '0'));
const dtlsParameters = fc.record(
  {
    role: fc.constantFrom('auto', 'client', 'server'),
    fingerprints: fc.array(
      fc.record({
        algorithm: fc.constantFrom('sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512'),
        value: fc.array(hexPair, { minLength: 20, maxLength: 64 }).map((pairs) => pairs.join(':')),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  },
  { requiredKeys: ['fingerprints'] },
);

const sctpStreamParameters = fc.record(
  {
    streamId: fc.nat(65_534),
    ordered: fc.boolean(),
    maxPacketLifeTime: fc.integer({ min: 1, max: 60_000 }),
    maxRetransmits: fc.nat(100),
    label: fc.string({ maxLength: 64 }),
    protocol: fc.string({ maxLength: 64 }),
  },
  { requiredKeys: ['streamId'] },
);

interface Asking {
  readonly mediaRoomId: MediaRoomId;
  /** For sending. */
  readonly transportId: TransportId;
  readonly receiving: TransportId;
  readonly rtpCapabilities: RtpCapabilities;
}

/** Puts each question to a new transport of one room; it must be answered, and the worker must live. */
async function survives<Value>(
  values: fc.Arbitrary<Value>,
  question: (asking: Asking, value: Value) => Promise<unknown>,
) {
  const { mediaRoomId, rtpCapabilities } = await openRoom(server);
  const workers = await workersOf(server);
  await fc.assert(
    fc.asyncProperty(values, async (value) => {
      const open = (direction: 'send' | 'receive') =>
        server.ask('media:create-transport', { mediaRoomId, ownerId: 'hostile', direction });
      const [{ transportId }, { transportId: receiving }] = await Promise.all([open('send'), open('receive')]);
      const outcome = await question({ mediaRoomId, transportId, receiving, rtpCapabilities }, value).then(
        () => 'ok',
        ({ code }: { code: string }) => code,
      );
      expect(['ok', 'payload-invalid']).toContain(outcome);
      await server.ask('media:close-owner', { mediaRoomId, ownerId: 'hostile' });
    }),
    { numRuns: 300 },
  );
  expect((await workersOf(server)).map(({ pid }) => pid)).toEqual(workers.map(({ pid }) => pid));
}

describe('a worker outlives', () => {
  const feedId = FeedId.parse('feed');
  const dozensOfQuestions = { timeout: 60_000 };

  it('any RTP parameters, and whoever watches what came of them', dozensOfQuestions, async () => {
    const publications = fc.record({ rtpParameters, mediaKind: fc.constantFrom('video', 'video', 'video', 'audio') });
    await survives(publications, async ({ mediaRoomId, transportId, receiving, rtpCapabilities }, sent) => {
      await server.ask('media:publish', { mediaRoomId, transportId, feedId, ...describePicture, ...sent });
      await server.ask('media:subscribe', { mediaRoomId, transportId: receiving, feedId, rtpCapabilities });
    });
  });

  it('any RTP capabilities of a watcher', dozensOfQuestions, async () => {
    await survives(rtpCapabilities, async ({ mediaRoomId, transportId, receiving }, known) => {
      const feed = { mediaRoomId, transportId, feedId, ...describePicture };
      await server.ask('media:publish', { ...feed, rtpParameters: pictureParameters(4_000) });
      const watched = { mediaRoomId, transportId: receiving, feedId, rtpCapabilities: known };
      const { consumerId } = await server.ask('media:subscribe', watched);
      await server.ask('media:resume', { mediaRoomId, consumerId });
    });
  });

  it('any DTLS parameters', dozensOfQuestions, async () => {
    await survives(dtlsParameters, ({ mediaRoomId, transportId }, parameters) =>
      server.ask('media:connect-transport', { mediaRoomId, transportId, dtlsParameters: parameters }),
    );
  });

  it('any SCTP stream parameters', dozensOfQuestions, async () => {
    await survives(sctpStreamParameters, async ({ mediaRoomId, transportId, receiving }, parameters) => {
      const published = { mediaRoomId, transportId, sctpStreamParameters: parameters };
      const { dataProducerId } = await server.ask('media:publish-signals', published);
      await server.ask('media:subscribe-signals', { mediaRoomId, transportId: receiving, dataProducerId });
    });
  });
});
