import { type ContractError, FeedId, type TransportDirection } from '@scrubline/contract';
import { createLogger } from '@scrubline/service-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pictureParameters } from '../rtp-packets.test-support.ts';
import { createWorkerPool, type WorkerPool } from '../workers/worker-pool.ts';
import { publishFeed, subscribeToFeed } from './feeds.ts';
import { type MediaRoom, openMediaRoom } from './media-room.ts';
import { publishSignals } from './signals.ts';
import { connectTransport, openTransport } from './transports.ts';

/** What mediasoup refuses carries its error as the cause; what never came that far carries none. */

let pool: WorkerPool;
let room: MediaRoom;
beforeAll(async () => {
  const logger = createLogger('before-the-worker-test');
  logger.level = 'silent';
  const address = '127.0.0.1';
  pool = await createWorkerPool({
    listenAddress: address,
    announcedAddress: address,
    workers: 1,
    firstPort: 0,
    logger,
  });
  room = await openMediaRoom(
    pool.leastLoaded(() => 0),
    logger,
  );
});
afterAll(() => pool.close());

const open = async (direction: TransportDirection) =>
  (await openTransport(room, { ownerId: 'hostile', direction })).transportId;
const fingerprint = { algorithm: 'sha-256', value: Array(32).fill('AB').join(':') } as const;
const feed = { mediaKind: 'video', label: 'endoscope', maxBitrateBps: 4_000_000 } as const;

async function expectRefusedHere(refused: Promise<unknown>): Promise<void> {
  const error: ContractError = await refused.then(
    () => expect.unreachable('it was taken'),
    (reason) => reason,
  );
  expect({ code: error.code, cause: error.cause }).toEqual({ code: 'payload-invalid', cause: undefined });
}

it('a second DTLS handshake is refused, and fingerprints that are none', async () => {
  const [transportId, other] = [await open('send'), await open('send')];
  await connectTransport(room, transportId, { role: 'client', fingerprints: [fingerprint] });
  await expectRefusedHere(connectTransport(room, transportId, { role: 'client', fingerprints: [fingerprint] }));
  await expectRefusedHere(connectTransport(room, other, { fingerprints: [{ ...fingerprint, algorithm: 'sha-384' }] }));
});

it('an SSRC that is taken is refused, a feed that is there, and a transport for the other direction', async () => {
  const transportId = await open('send');
  const publish = (id: string, ssrc: number, on = transportId) =>
    publishFeed(room, { transportId: on, feedId: FeedId.parse(id), ...feed, rtpParameters: pictureParameters(ssrc) });
  await publish('first', 1_000);
  await expectRefusedHere(publish('second', 1_001));
  await expectRefusedHere(publish('first', 2_000));
  await expectRefusedHere(publish('third', 3_000, await open('receive')));
});

it('capabilities that contradict themselves are refused', async () => {
  const feedId = FeedId.parse('watched');
  await publishFeed(room, {
    transportId: await open('send'),
    feedId,
    ...feed,
    rtpParameters: pictureParameters(5_000),
  });
  const vp8 = { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000, preferredPayloadType: 96 } as const;
  const rtpCapabilities = { codecs: [vp8, vp8] };
  await expectRefusedHere(subscribeToFeed(room, { transportId: await open('receive'), feedId, rtpCapabilities }));
});

it('a stream that is taken is refused, and one that contradicts itself', async () => {
  const transportId = await open('send');
  await publishSignals(room, transportId, { streamId: 0 });
  await expectRefusedHere(publishSignals(room, transportId, { streamId: 0 }));
  await expectRefusedHere(publishSignals(room, transportId, { streamId: 1, maxPacketLifeTime: 1, maxRetransmits: 1 }));
});
