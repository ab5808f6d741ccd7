import type { FeedId } from '@scrubline/contract';
import { beforeEach, expect, it } from 'vitest';
import { rowsOf } from '../testing/audited-rows.ts';
import { codeOf } from '../testing/code-of.ts';
import { mediaPlaced, openTransport, publish } from '../testing/sender.ts';
import { startMediaServer } from '../testing/start-media-server.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import { joinAll, professorId, seenBy, type TheatreAndGuests, takeAway } from '../testing/theatre-and-guests.ts';

let signaling: SignalingUnderTest;
let room: TheatreAndGuests;
let endoscope: FeedId;

beforeEach(async () => {
  const media = await startMediaServer();
  signaling = await startSignaling({ mediaServerUrls: [media.url] });
  room = await joinAll(signaling);
  await mediaPlaced(room.rig);
  const picture = { kind: 'picture', cameraSource: 'endoscope' } as const;
  endoscope = await publish(room.rig, await openTransport(room.rig, 'send'), picture);
});

it('what a camera can do is told to everybody, and there for whoever comes later', async () => {
  await room.rig.ask('camera:describe', { feedId: endoscope, movable: ['pan', 'zoom', 'pan'], places: [2, 2] });
  expect(await room.observer.hears('feed:changed')).toMatchObject({
    ...{ feedId: endoscope, movable: ['pan', 'zoom'], places: [2] },
  });
  const late = await signaling.join({ participantId: 'late' });
  expect((await late.snapshot()).feeds).toMatchObject([{ feedId: endoscope, movable: ['pan', 'zoom'] }]);
  // Another camera in its place, without motors.
  await room.rig.ask('camera:describe', { feedId: endoscope, movable: [], places: [] });
  expect((await late.snapshot()).feeds).toMatchObject([{ feedId: endoscope, movable: [] }]);
});

it('nobody speaks for another one’s camera', async () => {
  const word = { feedId: endoscope, movable: ['pan' as const], places: [] };
  for (const stranger of [room.professor, room.observer])
    expect(await codeOf(stranger.ask('camera:describe', word))).toBe('not-found');
  expect((await room.rig.snapshot()).feeds).toMatchObject([{ feedId: endoscope, state: 'live' }]);
});

it('whoever advises asks the theatre to look at a picture, and hears whether it does', async () => {
  await room.professor.ask('camera:ask-source', { source: 'field-overhead' });
  expect(await seenBy(room.rig, professorId)).toMatchObject({ wantsShown: 'field-overhead' });
  // Of another question than the one that stands nobody hears.
  await room.rig.ask('camera:answer-source', { participantId: professorId, source: 'room', shown: true });
  const answer = { participantId: professorId, source: 'field-overhead' as const, shown: true };
  await room.rig.ask('camera:answer-source', answer);
  expect(await room.professor.hears('camera:source-answered')).toEqual(answer);
  expect(await seenBy(room.rig, professorId)).not.toHaveProperty('wantsShown');
  const [asked] = await rowsOf(signaling, 'camera:ask-source');
  expect(asked).toMatchObject({ facts: { source: 'field-overhead' } });
});

it('a question is withdrawn, and ends with whoever asked', async () => {
  await room.professor.ask('camera:ask-source', { source: 'room' });
  await room.professor.ask('camera:ask-source', { source: null });
  expect(await seenBy(room.rig, professorId)).not.toHaveProperty('wantsShown');
  expect(await codeOf(room.observer.ask('camera:ask-source', { source: 'room' }))).toBe('not-permitted');
  const answer = { participantId: professorId, source: 'room' as const, shown: true };
  expect(await codeOf(room.professor.ask('camera:answer-source', answer))).toBe('not-permitted');
});

it('whoever holds the control, and nobody else, has the place kept where a camera stands that can move', async () => {
  const place = { feedId: endoscope, place: 3 };
  expect(await codeOf(room.professor.ask('camera:keep-place', place))).toBe('not-permitted');
  const to = { who: 'one', participantId: professorId } as const;
  await room.rig.ask('command:grant', { to, permissions: ['control-camera'] });
  await room.professor.ask('camera:keep-place', place);
  await room.rig.ask('camera:describe', { feedId: endoscope, movable: ['zoom'], places: [] });
  await room.professor.ask('camera:keep-place', { ...place, place: 4 });
  // Of the first one nobody heard: the camera had no motors.
  expect(await room.rig.hears('camera:place-wanted')).toEqual({ ...place, place: 4 });
  expect(await codeOf(room.professor.ask('camera:keep-place', { ...place, place: 5 }))).toBe('payload-invalid');
  await room.rig.ask('command:take-away', takeAway(['control-camera']));
  expect(await codeOf(room.professor.ask('camera:keep-place', place))).toBe('not-permitted');
});
