import { ParticipantId } from '@scrubline/contract';
import { beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { mediaPlaced, openTransport, publish, watch } from '../testing/sender.ts';
import { type MediaServerUnderTest, mediaControlToken, startMediaServer } from '../testing/start-media-server.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import { startWire } from '../testing/start-wire.ts';

const rigWish = { participantId: 'rig', role: 'rig', permissions: ['speak', 'publish:endoscope', 'command'] } as const;
const endoscope = { kind: 'picture', cameraSource: 'endoscope' } as const;
const sctpStreamParameters = { streamId: 1, ordered: false, maxRetransmits: 0 };

let media: MediaServerUnderTest;
beforeEach(async () => {
  media = await startMediaServer();
});

async function rigWithFeed(signaling: SignalingUnderTest) {
  const rig = await signaling.join(rigWish);
  const mediaRoomId = await mediaPlaced(rig);
  const transportId = await openTransport(rig, 'send');
  const feedId = await publish(rig, transportId, endoscope);
  await rig.ask('signal:publish', { transportId, sctpStreamParameters });
  return { rig, mediaRoomId, transportId, feedId };
}

/** Everything is told to be gone, then a new place; what was made in the old one is no longer known. */
async function expectMediaAnew({ rig, mediaRoomId, transportId }: Awaited<ReturnType<typeof rigWithFeed>>) {
  const placedAnew = await rig.hears(
    'room:media-placed',
    (told) => told.media !== null && told.media.mediaRoomId !== mediaRoomId,
  );
  expect(rig.told.slice(-4)).toMatchObject([
    { name: 'feed:unpublished' },
    { name: 'room:participant-changed', payload: { signalsOpen: false, presence: { phase: 'present' } } },
    { name: 'room:media-placed', payload: { media: null } },
    { name: 'room:media-placed', payload: placedAnew },
  ]);
  expect(await rig.snapshot()).toMatchObject({ feeds: [], media: placedAnew.media });
  await expect(rig.ask('feed:restart-ice', { transportId })).rejects.toMatchObject({ code: 'not-found' });
  await publish(rig, await openTransport(rig, 'send'), endoscope);
}

it('places a room, and closes it when nobody came back', async () => {
  const signaling = await startSignaling({ mediaServerUrls: [media.url] });
  const { rig } = await rigWithFeed(signaling);
  expect(await media.holds('rooms')).toBe(1);
  await rig.ask('room:leave', {});
  signaling.clock.advance(29_999);
  expect(await media.holds('rooms')).toBe(1);
  expect(await health(signaling)).toMatchObject({ rooms: 1, mediaServers: { reachable: 1, total: 1 } });
  signaling.clock.advance(1);
  await expect.poll(() => media.holds('rooms')).toBe(0);
  expect(await health(signaling)).toMatchObject({ rooms: 0 });
});

it('places the room again after its media worker died', async () => {
  const signaling = await startSignaling({ mediaServerUrls: [media.url] });
  const placed = await rigWithFeed(signaling);
  await media.killWorkers();
  await placed.rig.hears('room:media-placed', (told) => told.media === null);
  // The media-server takes a moment to start another worker; each second signaling tries again.
  const placedAgain = async () => {
    signaling.clock.advance(1_000);
    return (await placed.rig.snapshot()).media;
  };
  await expect.poll(placedAgain, { timeout: 10_000 }).not.toBeNull();
  await expectMediaAnew(placed);
});

it('places the room again after the media-server was killed and started', async () => {
  const signaling = await startSignaling({ mediaServerUrls: [media.url] });
  const placed = await rigWithFeed(signaling);
  await media.kill();
  await placed.rig.hears('room:media-placed', (told) => told.media === null);
  expect(await health(signaling)).toMatchObject({ mediaServers: { reachable: 0 } });
  await expect(openTransport(placed.rig, 'send')).rejects.toMatchObject({ code: 'media-unavailable' });
  await placed.rig.ask('voice:set-muted', { muted: true });
  media = await startMediaServer(media.port);
  await placed.rig.hears(
    'room:media-placed',
    (told) => told.media !== null && told.media.mediaRoomId !== placed.mediaRoomId,
  );
  await publish(placed.rig, await openTransport(placed.rig, 'send'), endoscope);
});

it('moves the rooms of a media-server that died to another', async () => {
  const other = await startMediaServer();
  const signaling = await startSignaling({ mediaServerUrls: [media.url, other.url] });
  await expect.poll(async () => (await health(signaling)).mediaServers).toEqual({ reachable: 2, total: 2 });
  const placed = await rigWithFeed(signaling);
  const elsewhere = await signaling.join({ ...rigWish, roomId: 'room-2' });
  await mediaPlaced(elsewhere);
  expect([await media.holds('rooms'), await other.holds('rooms')]).toEqual([1, 1]);
  await ((await media.holds('producers')) === 1 ? media : other).kill();
  await expectMediaAnew(placed);
  expect(elsewhere.told.filter(({ name }) => name === 'room:media-placed')).toHaveLength(elsewhere.told.length);
});

it('loses no room when only the control connection breaks', async () => {
  const wire = await startWire(media.port);
  const signaling = await startSignaling({ mediaServerUrls: [wire.url] });
  const { rig, mediaRoomId, transportId } = await rigWithFeed(signaling);
  wire.cut();
  await expect.poll(() => wire.connections()).toBe(1);
  await expect.poll(() => rig.ask('feed:restart-ice', { transportId }).then(Object.keys, () => null)).not.toBeNull();
  expect(await rig.snapshot()).toMatchObject({ feeds: [{}], media: { mediaRoomId } });
  expect(await media.holds('producers')).toBe(1);
});

it('ends at a media-server that it reaches again what was taken while the control connection was broken', async () => {
  const wire = await startWire(media.port);
  const signaling = await startSignaling({ mediaServerUrls: [wire.url] });
  const { rig, mediaRoomId, transportId, feedId } = await rigWithFeed(signaling);
  const ended = await publish(rig, transportId, endoscope);
  const professor = await signaling.join();
  await watch(professor, await openTransport(professor, 'receive'), feedId);
  const interrupted = await signaling.join({ participantId: 'observer', role: 'observer', permissions: [] });
  await watch(interrupted, await openTransport(interrupted, 'receive'), feedId);
  await interrupted.cut();
  wire.cut();
  await Promise.all([
    rig.ask('command:send-away', { participantId: ParticipantId.parse('professor') }),
    rig.ask('feed:unpublish', { feedId: ended }),
  ]);
  const held = async () => [await media.holds('transports'), await media.holds('consumers')];
  await expect.poll(held).toEqual([2, 1]);
  await expect.poll(() => media.holds('producers')).toBe(1);
  expect(await rig.snapshot()).toMatchObject({ feeds: [{ feedId }], media: { mediaRoomId } });
});

it('notices that what it reaches again is another media-server, which knows nothing of the room', async () => {
  const wire = await startWire(media.port);
  const signaling = await startSignaling({ mediaServerUrls: [wire.url] });
  const placed = await rigWithFeed(signaling);
  wire.leadTo((await startMediaServer()).port);
  wire.cut();
  await expectMediaAnew(placed);
});

it('closes at a media-server that it reaches again the rooms that moved away meanwhile', async () => {
  const wire = await startWire(media.port);
  const signaling = await startSignaling({ mediaServerUrls: [wire.url] });
  const { rig, mediaRoomId } = await rigWithFeed(signaling);
  wire.close();
  await rig.hears('room:media-placed', (told) => told.media === null);
  expect(await media.holds('rooms')).toBe(1);
  await wire.open();
  await rig.hears('room:media-placed', (told) => told.media !== null && told.media.mediaRoomId !== mediaRoomId);
  await expect.poll(() => media.holds('rooms')).toBe(1);
  expect(await media.holds('producers')).toBe(0);
});

it('joins people and lets them speak of muting while no media-server is there', async () => {
  const signaling = await startSignaling({ mediaServerUrls: ['http://127.0.0.1:1'] });
  const rig = await signaling.join(rigWish);
  expect(await rig.snapshot()).toMatchObject({ media: null, participants: [{}] });
  await expect(openTransport(rig, 'send')).rejects.toMatchObject({ code: 'media-unavailable' });
});

it('is refused by a media-server with another token, and places nothing there', async () => {
  const signaling = await startSignaling({
    mediaServerUrls: [media.url],
    mediaControlToken: `not ${mediaControlToken}`,
  });
  const rig = await signaling.join(rigWish);
  expect(await health(signaling)).toMatchObject({ mediaServers: { reachable: 0 } });
  expect(await rig.snapshot()).toMatchObject({ media: null });
});

const Health = z.looseObject({ mediaServers: z.object({ reachable: z.number(), total: z.number() }) });
const health = async (signaling: SignalingUnderTest) =>
  Health.parse(await (await fetch(`${signaling.url}/health`)).json());
