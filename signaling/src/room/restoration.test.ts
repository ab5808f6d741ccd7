import { createRequestClient, MediaRoomId, mediaRequests } from '@scrubline/contract';
import { io } from 'socket.io-client';
import { beforeEach, describe, expect, it } from 'vitest';
import type { TestHistory } from '../history/open-test-history.ts';
import { codeOf } from '../testing/code-of.ts';
import { answerForFrames, strokeOn } from '../testing/drawing.ts';
import { listen, lostIn, speak } from '../testing/rtp-peer.ts';
import { mediaPlaced, openTransport, publish, watch } from '../testing/sender.ts';
import { type MediaServerUnderTest, mediaControlToken } from '../testing/start-media-server.ts';
import { type MortalSignaling, startMortalSignaling } from '../testing/start-mortal-signaling.ts';
import { startSignaling } from '../testing/start-signaling.ts';
import { startWire } from '../testing/start-wire.ts';

const rigWish = { participantId: 'rig', role: 'rig', permissions: ['speak', 'publish:endoscope', 'admit'] } as const;
const theatreWish = { ...rigWish, permissions: [...rigWish.permissions, 'command'] } as const;
const endoscope = { kind: 'picture', cameraSource: 'endoscope' } as const;
const sctpStreamParameters = { streamId: 1, ordered: false, maxRetransmits: 0 };

let signaling: MortalSignaling;
let media: MediaServerUnderTest;
let history: TestHistory;
beforeEach(async () => {
  signaling = await startMortalSignaling();
  ({ media, history } = signaling);
});

async function dieAndRise(changes: Record<string, string> = {}): Promise<void> {
  await signaling.die();
  await signaling.rise(changes);
}

describe('after the death of signaling', () => {
  it('everybody is back on the same visit, in the same media room, and no packet was lost', async () => {
    const [rig, professor] = [await signaling.join(rigWish), await signaling.join()];
    const mediaRoomId = await mediaPlaced(rig);
    const voice = await speak(rig);
    const picture = await publish(rig, await openTransport(rig, 'send'), endoscope);
    const heard = await listen(professor, voice.feedId);
    await professor.ask('voice:set-muted', { muted: true });
    await expect.poll(() => heard.length).toBeGreaterThan(20);
    const before = await rig.snapshot();
    const visits = await history.visits();

    await dieAndRise();
    const [rigBack, professorBack] = [await signaling.comeBack(rig), await signaling.comeBack(professor)];
    const snapshots = [await rigBack.join(), await professorBack.join()];
    for (const { media: place, feeds, participants } of snapshots) {
      expect(place).toEqual(before.media);
      expect(place?.mediaRoomId).toBe(mediaRoomId);
      expect(feeds.map(({ feedId }) => feedId).sort()).toEqual([voice.feedId, picture].sort());
      expect(feeds.map(({ content }) => content)).toEqual(expect.arrayContaining([endoscope, { kind: 'voice' }]));
      for (const { participantId, permissions, muted } of participants) {
        const then = before.participants.find((one) => one.participantId === participantId);
        expect({ participantId, permissions, muted }).toMatchObject({
          participantId,
          permissions: then?.permissions,
          muted: participantId === 'professor',
        });
      }
    }
    const count = heard.length;
    await expect.poll(() => heard.length).toBeGreaterThan(count + 20);
    expect(lostIn(heard)).toBe(0);
    expect((await history.visits()).map(({ id, leftAt }) => ({ id, leftAt }))).toEqual(
      visits.map(({ id }) => ({ id, leftAt: null })),
    );
    expect(await media.holds('rooms')).toBe(1);
  });

  it('what somebody had at the media-server is theirs, to use and to end', async () => {
    const [rig, professor] = [await signaling.join(rigWish), await signaling.join()];
    await mediaPlaced(rig);
    const send = await openTransport(rig, 'send');
    const feedId = await publish(rig, send, endoscope);
    const { dataProducerId } = await rig.ask('signal:publish', { transportId: send, sctpStreamParameters });
    const receive = await openTransport(professor, 'receive');
    const { consumerId } = await watch(professor, receive, feedId);

    await dieAndRise();
    const [rigBack, professorBack] = [await signaling.comeBack(rig), await signaling.comeBack(professor)];
    await Promise.all([rigBack.join(), professorBack.join()]);
    expect((await professorBack.snapshot()).participants).toContainEqual(
      expect.objectContaining({ participantId: 'rig', signalsOpen: true }),
    );
    const watched = await professorBack.ask('signal:watch', {
      participantId: (await rigBack.ask('room:join', {})).participantId,
      transportId: receive,
    });
    expect(watched.dataProducerId).toBe(dataProducerId);
    await professorBack.ask('feed:resume', { consumerId });
    await professorBack.ask('feed:unwatch', { consumerId });
    // Each direction is known again, and nobody owns what is another's.
    await expect(publish(professorBack, receive, { kind: 'voice' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(professorBack.ask('feed:unpublish', { feedId })).rejects.toMatchObject({ code: 'not-found' });
    await expect(professorBack.ask('feed:restart-ice', { transportId: send })).rejects.toMatchObject({
      code: 'not-found',
    });
    await publish(rigBack, send, { kind: 'voice' });
    await rigBack.ask('feed:unpublish', { feedId });
    await professorBack.hears('feed:unpublished');
    await expect.poll(() => media.holds('producers')).toBe(1);
  });

  it('what was drawn is there again on its picture, and what was erased is not', async () => {
    const drawing = { permissions: ['annotate'] } as const;
    const [rig, professor] = [await signaling.join(theatreWish), await signaling.join(drawing)];
    answerForFrames(rig, true);
    await mediaPlaced(rig);
    const feedId = await publish(rig, await openTransport(rig, 'send'), endoscope);
    const strokes = [strokeOn(feedId), strokeOn(feedId), strokeOn(feedId)];
    for (const stroke of strokes) await professor.ask('annotation:draw', stroke);
    const [, erased] = strokes;
    await professor.ask('annotation:undo', { strokeId: erased?.strokeId ?? strokeOn(feedId).strokeId });
    const before = await rig.snapshot();

    await dieAndRise();
    const { annotations } = await (await signaling.comeBack(professor)).join();
    expect(annotations).toEqual(before.annotations);
    expect(annotations).toHaveLength(2);
  });

  it('a client that had counted to a high number hears what is new', async () => {
    const [rig, professor] = [await signaling.join(rigWish), await signaling.join()];
    for (const muted of [true, false, true, false, true]) await rig.ask('voice:set-muted', { muted });
    const { sequence } = await rig.snapshot();
    await dieAndRise();
    const rigBack = await signaling.comeBack(rig);
    expect((await rigBack.join()).sequence).toBeGreaterThan(sequence);
    const professorBack = await signaling.comeBack(professor);
    await professorBack.join();
    await rigBack.hears('room:participant-changed', (one, at) => one.participantId === 'professor' && at > sequence);
  });

  it('who waited waits, and who was let in stays in', async () => {
    const rig = await signaling.join(rigWish);
    const [guest, other] = [
      await signaling.join({ participantId: 'guest', role: 'observer', permissions: [], admission: 'ask' }),
      await signaling.join({ participantId: 'other', role: 'observer', permissions: [], admission: 'ask' }),
    ];
    const { participantId } = await guest.ask('room:join', {});
    await rig.ask('room:admit', { participantId, admitted: true });
    await dieAndRise();
    const [guestBack, otherBack] = [await signaling.comeBack(guest), await signaling.comeBack(other)];
    expect((await guestBack.join()).participants).toHaveLength(3);
    expect((await otherBack.join()).participants).toMatchObject([
      { participantId: 'other', presence: { phase: 'waiting' } },
    ]);
    await expect(openTransport(otherBack, 'receive')).rejects.toMatchObject({ code: 'not-in-room' });
  });

  it('a token works once, and only the newest', async () => {
    const professor = await signaling.join();
    const first = await professor.notice('session:resume-token');
    const back = await signaling.enter(first);
    await back.join();
    const second = await back.notice('session:resume-token');
    await expect.poll(async () => (await history.visits())[0]?.resumeTokenHash).not.toBeNull();
    await dieAndRise();
    expect(await codeOf(signaling.enter(first))).toBe('resume-refused');
    expect(await codeOf(signaling.enter(second))).toBe('ok');
    expect(await codeOf(signaling.enter(second))).toBe('resume-refused');
  });

  it('each of two rooms finds its own, and what belongs to nobody is closed', async () => {
    const rigs = [await signaling.join(rigWish), await signaling.join({ ...rigWish, roomId: 'room-2' })];
    const leaving = await signaling.join({ ...rigWish, roomId: 'room-3' });
    const places = [];
    for (const rig of [...rigs, leaving]) {
      places.push(await mediaPlaced(rig));
      await publish(rig, await openTransport(rig, 'send'), endoscope);
    }
    await leaving.ask('room:leave', {});
    await expect.poll(async () => (await history.visits()).filter(({ leftAt }) => leftAt).length).toBe(1);
    expect(await media.holds('rooms')).toBe(3);
    await dieAndRise();
    await expect.poll(() => media.holds('rooms')).toBe(2);
    for (const [index, rig] of rigs.entries()) {
      const snapshot = await (await signaling.comeBack(rig)).join();
      expect(snapshot).toMatchObject({ media: { mediaRoomId: places[index] }, feeds: [{ participantId: 'rig' }] });
    }
  });

  it('a room whose media died meanwhile has a new place, and its people their seats', async () => {
    const rig = await signaling.join(rigWish);
    const place = await mediaPlaced(rig);
    await publish(rig, await openTransport(rig, 'send'), endoscope);
    await signaling.die();
    await media.killWorkers();
    await expect.poll(() => media.holds('rooms')).toBe(0);
    await signaling.rise();
    const back = await signaling.comeBack(rig);
    await back.join();
    await expect.poll(async () => (await back.snapshot()).media?.mediaRoomId, { timeout: 10_000 }).toBeDefined();
    expect(await back.snapshot()).toMatchObject({ feeds: [] });
    expect(MediaRoomId.parse((await back.snapshot()).media?.mediaRoomId)).not.toBe(place);
    await publish(back, await openTransport(back, 'send'), endoscope);
  });

  it('somebody whose transports are gone finds the same room, and makes them anew', async () => {
    const [rig, professor] = [await signaling.join(rigWish), await signaling.join()];
    const mediaRoomId = await mediaPlaced(rig);
    await publish(rig, await openTransport(rig, 'send'), endoscope);
    const lost = await openTransport(professor, 'receive');
    const visit = (await history.visits()).find(({ participantId }) => participantId === 'professor');
    await signaling.die();
    await endOwner(media.url, { mediaRoomId: MediaRoomId.parse(mediaRoomId), ownerId: visit?.id ?? '' });
    await signaling.rise();
    const back = await signaling.comeBack(professor);
    expect(await back.join()).toMatchObject({ media: { mediaRoomId }, feeds: [{ participantId: 'rig' }] });
    expect(await codeOf(back.ask('feed:restart-ice', { transportId: lost }))).toBe('not-found');
    await openTransport(back, 'receive');
  });
});

it('an orderly restart gives back as much as a death', async () => {
  const [rig, professor] = [await signaling.join(rigWish), await signaling.join()];
  const mediaRoomId = await mediaPlaced(rig);
  const voice = await speak(rig);
  const heard = await listen(professor, voice.feedId);
  const visits = await history.visits();
  await signaling.stop();
  expect(await history.visits()).toMatchObject([
    { leaveReason: 'service-stopped' },
    { leaveReason: 'service-stopped' },
  ]);
  await signaling.rise();
  const back = await signaling.comeBack(professor);
  expect(await back.join()).toMatchObject({ media: { mediaRoomId }, feeds: [{ feedId: voice.feedId }] });
  const count = heard.length;
  await expect.poll(() => heard.length).toBeGreaterThan(count + 20);
  expect(lostIn(heard)).toBe(0);
  const goingOn = async () => (await history.visits()).flatMap(({ id, leftAt }) => (leftAt ? [] : [id]));
  await expect.poll(goingOn).toEqual(visits.map(({ id }) => id));
});

it('lets nobody in while the database is away, and then everybody where they were', async () => {
  const wire = await startWire(Number(new URL(history.databaseUrl).port));
  const byWire = new URL(history.databaseUrl);
  byWire.port = String(wire.port);
  await dieAndRise({ DATABASE_URL: byWire.href });
  const professor = await signaling.join();
  await professor.ask('voice:set-muted', { muted: true });
  const token = await professor.notice('session:resume-token');
  await signaling.die();
  wire.close();
  await signaling.rise();
  expect(await codeOf(signaling.enter(token))).toBe('store-unavailable');
  expect(await codeOf(signaling.join())).toBe('store-unavailable');
  const health = await fetch(`${signaling.url}/health`);
  expect([health.status, await health.json()]).toEqual([200, expect.objectContaining({ database: 'unreachable' })]);
  await wire.open();
  await expect.poll(() => codeOf(signaling.enter(token).then((back) => back.join())), { timeout: 10_000 }).toBe('ok');
  expect(await history.visits()).toMatchObject([{ muted: true, leftAt: null }]);
});

it('takes over what a media-server holds that is reached later; whoever is back already begins anew there', async () => {
  const wire = await startWire(media.port);
  await dieAndRise({ MEDIA_SERVER_URLS: wire.url });
  const [rig, professor] = [await signaling.join(rigWish), await signaling.join()];
  const mediaRoomId = await mediaPlaced(rig);
  const feedId = await publish(rig, await openTransport(rig, 'send'), endoscope);
  await publish(professor, await openTransport(professor, 'send'), { kind: 'voice' });
  await signaling.die();
  wire.close();
  await signaling.rise();
  const professorBack = await signaling.comeBack(professor);
  expect(await professorBack.join()).toMatchObject({ media: null, feeds: [] });
  await wire.open();
  await professorBack.hears('room:media-placed', ({ media: place }) => place?.mediaRoomId === mediaRoomId);
  const rigBack = await signaling.comeBack(rig);
  expect((await rigBack.join()).feeds).toMatchObject([{ feedId, participantId: 'rig' }]);
  await expect.poll(() => media.holds('transports')).toBe(1);
  await publish(professorBack, await openTransport(professorBack, 'send'), { kind: 'voice' });
  await rigBack.hears('feed:published');
});

it('whoever does not come back within the grace period is gone, with all that the media-server holds', async () => {
  const rig = await signaling.join(rigWish);
  await mediaPlaced(rig);
  await publish(rig, await openTransport(rig, 'send'), endoscope);
  await signaling.die();
  const { databaseUrl, journalDirectory } = history;
  const { clock, server } = await startSignaling({ databaseUrl, journalDirectory, mediaServerUrls: [media.url] });
  clock.advance(29_999);
  expect(await media.holds('producers')).toBe(1);
  clock.advance(1);
  await expect.poll(() => media.holds('producers')).toBe(0);
  clock.advance(30_000);
  await expect.poll(() => media.holds('rooms')).toBe(0);
  await server.close();
  expect(await history.visits()).toMatchObject([{ leaveReason: 'connection-lost' }]);
});

/** As signaling would, so that one visit has nothing left. */
async function endOwner(url: string, owner: { mediaRoomId: MediaRoomId; ownerId: string }): Promise<void> {
  const socket = io(url, { transports: ['websocket'], auth: { token: mediaControlToken }, forceNew: true });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  await createRequestClient(socket, mediaRequests, { replyTimeoutMs: 5_000 }).request('media:close-owner', owner);
  socket.disconnect();
}
