import { type FeedId, maxAnnotations, maxStrokePoints } from '@scrubline/contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { strokesOfParticipant } from '../guards/limits.ts';
import { rowsOf } from '../testing/audited-rows.ts';
import { codeOf } from '../testing/code-of.ts';
import { answerForFrames, strokeOn } from '../testing/drawing.ts';
import { mediaPlaced, openTransport, publish } from '../testing/sender.ts';
import { type MediaServerUnderTest, startMediaServer } from '../testing/start-media-server.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import type { Stranger } from '../testing/stranger.ts';
import { joinAll, professorId, type TheatreAndGuests, takeAway } from '../testing/theatre-and-guests.ts';

let media: MediaServerUnderTest;
let signaling: SignalingUnderTest;
let room: TheatreAndGuests;
let endoscope: FeedId;

beforeEach(async () => {
  media = await startMediaServer();
  signaling = await startSignaling({ mediaServerUrls: [media.url] });
  room = await joinAll(signaling);
  await mediaPlaced(room.rig);
  endoscope = await publish(room.rig, await openTransport(room.rig, 'send'), picture('endoscope'));
});

const picture = (cameraSource: 'endoscope' | 'face') => ({ kind: 'picture', cameraSource }) as const;
const joinSecond = () => signaling.join({ participantId: 'second', permissions: ['annotate'] });
const drawnIn = async (stranger: Stranger) =>
  (await stranger.snapshot()).annotations.map(({ strokeId }) => strokeId as string);

describe('on frames that the rig has', () => {
  beforeEach(() => answerForFrames(room.rig, true));

  it('a stroke is kept, told with the name of who drew it, and there for whoever comes later', async () => {
    const stroke = strokeOn(endoscope);
    await room.professor.ask('annotation:draw', stroke);
    const drawn = { ...stroke, drawnBy: 'professor', drawnByName: expect.any(String) };
    expect(await room.observer.hears('annotation:drawn')).toEqual(drawn);
    expect((await joinSecond().then((late) => late.snapshot())).annotations).toEqual([drawn]);
    const [row] = await rowsOf(signaling, 'annotation:draw');
    expect(row).toMatchObject({ subjectId: stroke.strokeId, facts: { feedId: endoscope, tool: 'pen' } });
  });

  it('a stroke that is told again is there once', async () => {
    const stroke = strokeOn(endoscope);
    await Promise.all([room.professor.ask('annotation:draw', stroke), room.professor.ask('annotation:draw', stroke)]);
    await room.professor.ask('annotation:draw', stroke);
    expect(await drawnIn(room.rig)).toEqual([stroke.strokeId]);
    expect((await rowsOf(signaling, 'annotation:draw')).length).toBe(1);
  });

  it('one undoes one’s own, and nobody else’s', async () => {
    const second = await joinSecond();
    const [mine, theirs] = [strokeOn(endoscope), strokeOn(endoscope)];
    await room.professor.ask('annotation:draw', mine);
    await second.ask('annotation:draw', theirs);
    expect(await codeOf(room.professor.ask('annotation:undo', theirs))).toBe('payload-invalid');
    expect(await codeOf(room.professor.ask('annotation:undo', { strokeId: theirs.strokeId }))).toBe('not-permitted');
    expect(await codeOf(room.professor.ask('annotation:draw', { ...mine, strokeId: theirs.strokeId }))).toBe(
      'not-permitted',
    );
    await room.professor.ask('annotation:undo', { strokeId: mine.strokeId });
    expect(await drawnIn(room.rig)).toEqual([theirs.strokeId]);
  });

  it('one clears one’s own, the theatre everybody’s, and nothing comes back that was told late', async () => {
    const second = await joinSecond();
    const [mine, theirs] = [strokeOn(endoscope), strokeOn(endoscope)];
    await room.professor.ask('annotation:draw', mine);
    await second.ask('annotation:draw', theirs);
    const clear = (stranger: Stranger, whose: 'own' | 'everybodys') =>
      codeOf(stranger.ask('annotation:clear', { feedId: endoscope, whose }));
    expect(await clear(room.professor, 'everybodys')).toBe('not-permitted');
    expect(await clear(room.professor, 'own')).toBe('ok');
    expect(await drawnIn(room.rig)).toEqual([theirs.strokeId]);
    expect(await clear(room.rig, 'everybodys')).toBe('ok');
    expect(await drawnIn(room.rig)).toEqual([]);
    expect(await codeOf(second.ask('annotation:draw', theirs))).toBe('not-found');
    expect(await drawnIn(room.rig)).toEqual([]);
  });

  it('a stroke goes with its picture, and with nothing else', async () => {
    const stroke = strokeOn(endoscope);
    await room.professor.ask('annotation:draw', stroke);
    await room.professor.ask('room:leave', {});
    expect(await drawnIn(room.rig)).toEqual([stroke.strokeId]);
    await room.rig.ask('feed:unpublish', { feedId: endoscope });
    expect(await drawnIn(room.rig)).toEqual([]);
  });

  it('nothing is drawn while the database is stopped, and what is erased then is erased', async () => {
    const stroke = strokeOn(endoscope);
    await room.professor.ask('annotation:draw', stroke);
    await signaling.history.stop();
    expect(await codeOf(room.professor.ask('annotation:draw', strokeOn(endoscope)))).toBe('store-unavailable');
    await room.rig.ask('annotation:clear', { feedId: endoscope, whose: 'everybodys' });
    expect(await drawnIn(room.rig)).toEqual([]);
    await signaling.history.resume();
    signaling.clock.advance(1_000);
    await rowsOf(signaling, 'annotation:clear');
    expect(await codeOf(room.professor.ask('annotation:draw', stroke))).toBe('not-found');
  });

  it('nothing appears of somebody who lost the permission while it was being kept', async () => {
    const release = await signaling.history.block('annotation');
    const drawing = codeOf(room.professor.ask('annotation:draw', strokeOn(endoscope)));
    await expect.poll(() => signaling.history.blockedQueries()).toBeGreaterThan(0);
    await room.rig.ask('command:take-away', takeAway(['annotate'], { from: professorId }));
    await release();
    expect(await drawing).toBe('not-permitted');
    expect(await drawnIn(room.rig)).toEqual([]);
  });

  it('a picture takes no more than it can show', async () => {
    const artists = [room.professor, await joinSecond()] as const;
    for (let drawn = 0; drawn < maxAnnotations; drawn += 1) {
      await artists[drawn % 2 === 0 ? 0 : 1].ask('annotation:draw', strokeOn(endoscope));
    }
    expect(await codeOf(room.professor.ask('annotation:draw', strokeOn(endoscope)))).toBe('limit-reached');
  }, 60_000);

  it('nor when all of it is drawn at the same moment', async () => {
    const artists = [room.professor, await joinSecond()];
    const drawing = artists.flatMap((artist) =>
      Array.from({ length: strokesOfParticipant.points }, () =>
        codeOf(artist.ask('annotation:draw', strokeOn(endoscope))),
      ),
    );
    const codes = await Promise.all(drawing);
    expect(codes.filter((code) => code === 'ok')).toHaveLength(maxAnnotations);
    expect(new Set(codes)).toEqual(new Set(['ok', 'limit-reached']));
    await room.rig.ask('annotation:clear', { feedId: endoscope, whose: 'everybodys' });
    expect(await drawnIn(room.rig)).toEqual([]);
  });

  it('nobody draws faster than a hand', async () => {
    const drawing = Array.from({ length: strokesOfParticipant.points + 5 }, () => strokeOn(endoscope));
    const codes = await Promise.all(drawing.map((stroke) => codeOf(room.professor.ask('annotation:draw', stroke))));
    expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(5);
  });

  it.each<[string, unknown]>([
    ['no number', [Number.NaN, 0.5, 0.5]],
    ['a number beyond all pictures', [1e308, 0.5, 0.5]],
    ['beside the picture', [-0.01, 0.5, 0.5]],
    ['without a pressure', [0.5, 0.5]],
  ])('a point is refused: %s', async (_what, point) => {
    const stroke = { ...strokeOn(endoscope), mark: { tool: 'pen', points: [point] } };
    expect(await room.professor.socket.emitWithAck('annotation:draw', stroke)).toEqual(refusal('payload-invalid'));
  });

  it.each<[string, unknown]>([
    ['too many points', { tool: 'pen', points: Array.from({ length: maxStrokePoints + 1 }, () => [0.5, 0.5, 0.5]) }],
    ['no points', { tool: 'pen', points: [] }],
    ['an arrow of three ends', { tool: 'arrow', points: Array.from({ length: 3 }, () => [0.5, 0.5, 0.5]) }],
    ['a label with markup', { tool: 'marker', points: [[0.5, 0.5, 0.5]], label: '<img src=x>' }],
    ['a label of lines', { tool: 'marker', points: [[0.5, 0.5, 0.5]], label: 'one\ntwo' }],
    ['a tool of no name', { tool: 'bomb', points: [[0.5, 0.5, 0.5]] }],
  ])('a mark is refused: %s', async (_what, mark) => {
    const stroke = { ...strokeOn(endoscope), mark };
    expect(await room.professor.socket.emitWithAck('annotation:draw', stroke)).toEqual(refusal('payload-invalid'));
  });
});

const refusal = (code: string) => ({ ok: false, code });

it('a million points are read by nobody', async () => {
  const points = Array.from({ length: 1_000_000 }, () => [0.5, 0.5, 0.5]);
  room.professor.socket.emit('annotation:draw', { ...strokeOn(endoscope), mark: { tool: 'pen', points } });
  await room.professor.disconnected();
  expect(await drawnIn(room.rig)).toEqual([]);
});

it('a frame that the rig no longer has is never drawn on', async () => {
  answerForFrames(room.rig, false);
  const forged = strokeOn(endoscope, { capturedAt: 1 });
  expect(await codeOf(room.professor.ask('annotation:draw', forged))).toBe('frame-gone');
  expect(await drawnIn(room.rig)).toEqual([]);
});

it('a rig that does not answer keeps nobody waiting, and may answer before it is asked', async () => {
  const stroke = strokeOn(endoscope);
  const drawing = codeOf(room.professor.ask('annotation:draw', stroke));
  expect(await room.rig.hears('annotation:frame-wanted')).toEqual(stroke.drawnOn);
  signaling.clock.advance(2_000);
  expect(await drawing).toBe('frame-unconfirmed');
  await room.rig.ask('annotation:settle-frame', { ...stroke.drawnOn, found: true });
  expect(await codeOf(room.professor.ask('annotation:draw', stroke))).toBe('ok');
});

it('only the theatre’s pictures of this room are drawn on', async () => {
  const face = await publish(room.professor, await openTransport(room.professor, 'send'), picture('face'));
  expect(await codeOf(room.professor.ask('annotation:draw', strokeOn(face)))).toBe('not-found');
  const elsewhere = await signaling.join({ roomId: 'room-2', participantId: 'else', permissions: ['annotate'] });
  expect(await codeOf(elsewhere.ask('annotation:draw', strokeOn(endoscope)))).toBe('not-found');
  const settling = room.professor.ask('annotation:settle-frame', { ...strokeOn(endoscope).drawnOn, found: true });
  expect(await codeOf(settling)).toBe('not-found');
});
