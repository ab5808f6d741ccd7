import type { FeedId } from '@scrubline/contract';
import { beforeEach, expect, it } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { answerForFrames, strokeOn } from '../testing/drawing.ts';
import { mediaPlaced, openTransport, publish } from '../testing/sender.ts';
import { startMediaServer } from '../testing/start-media-server.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import { answerForStills, fetchStill, frameOf, jpegOf } from '../testing/stills.ts';
import { joinAll, type TheatreAndGuests } from '../testing/theatre-and-guests.ts';

let signaling: SignalingUnderTest;
let room: TheatreAndGuests;
let endoscope: FeedId;

beforeEach(async () => {
  const media = await startMediaServer();
  signaling = await startSignaling({ mediaServerUrls: [media.url] });
  room = await joinAll(signaling);
  await mediaPlaced(room.rig);
  const content = { kind: 'picture', cameraSource: 'endoscope' } as const;
  endoscope = await publish(room.rig, await openTransport(room.rig, 'send'), content);
  answerForFrames(room.rig, true);
});

const draw = (boundTo: 'tissue' | 'picture', capturedAt?: number) =>
  codeOf(room.professor.ask('annotation:draw', { ...strokeOn(endoscope, { capturedAt }), boundTo }));
const wanted = () => room.rig.told.filter(({ name }) => name === 'still:wanted').length;

it('whoever comes after a stroke on tissue has the picture that it was drawn on', async () => {
  const jpeg = jpegOf(130_000);
  answerForStills(room.rig, jpeg);
  expect(await draw('tissue')).toBe('ok');
  const late = await signaling.join({ participantId: 'late' });
  await expect.poll(() => codeOf(fetchStill(late, frameOf(endoscope)))).toBe('ok');
  expect((await fetchStill(late, frameOf(endoscope))).equals(jpeg)).toBe(true);
});

it('a stroke stands though the rig has no still of its frame, and many on one frame want one', async () => {
  answerForStills(room.rig, null);
  expect(await Promise.all([draw('tissue'), draw('tissue')])).toEqual(['ok', 'ok']);
  expect((await room.observer.snapshot()).annotations).toHaveLength(2);
  await room.rig.hears('still:wanted');
  expect(wanted()).toBe(1);
});

it('a stroke that stands still wants none', async () => {
  expect(await draw('picture')).toBe('ok');
  await room.observer.hears('annotation:drawn');
  expect(wanted()).toBe(0);
});
