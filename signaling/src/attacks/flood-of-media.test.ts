import { beforeEach, expect, it } from 'vitest';
import { rowsOf } from '../testing/audited-rows.ts';
import { codeOf } from '../testing/code-of.ts';
import { listen, lostIn, type Pace, speak } from '../testing/rtp-peer.ts';
import { mediaPlaced } from '../testing/sender.ts';
import { type MediaServerUnderTest, startMediaServer } from '../testing/start-media-server.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import type { Stranger } from '../testing/stranger.ts';
import { rigWish } from '../testing/theatre-and-guests.ts';

/** A voice of 17 Mbit/s. */
const flood: Pace = { everyMs: 5, packets: 10, payloadBytes: 1_100 };

let media: MediaServerUnderTest;
let signaling: SignalingUnderTest;
let rig: Stranger;
let elsewhere: Stranger;
let heard: readonly number[];
beforeEach(async () => {
  media = await startMediaServer();
  signaling = await startSignaling({ mediaServerUrls: [media.url] });
  rig = await signaling.join(rigWish);
  const speaker = await signaling.join({ ...rigWish, roomId: 'room-2' });
  elsewhere = await signaling.join({ roomId: 'room-2' });
  await Promise.all([rig, speaker, elsewhere].map(mediaPlaced));
  heard = await listen(elsewhere, (await speak(speaker)).feedId);
});

async function expectTheAuditToTell() {
  const row = { actorId: 'signaling', roomId: 'room-1', subjectId: 'professor', outcome: 'sent-too-much' };
  expect(await rowsOf(signaling, 'room:left')).toMatchObject([row]);
}

it('whoever sends far more than a voice is out, with all feeds, and heard by nobody', async () => {
  const hostile = await signaling.join();
  const token = await hostile.notice('session:resume-token');
  const { feedId } = await speak(hostile, flood);
  expect(await hostile.notice('session:ended')).toEqual({ reason: 'sent-too-much' });
  await rig.hears('feed:unpublished', (ended) => ended.feedId === feedId);
  expect(await rig.hears('room:participant-left')).toEqual({ participantId: 'professor', reason: 'sent-too-much' });
  expect(await codeOf(signaling.enter(token))).toBe('resume-refused');
  await expect.poll(() => media.holds('producers')).toBe(1);
  await expectTheAuditToTell();
});

it('whoever floods while interrupted is out as well, and another room loses no packet', async () => {
  const hostile = await signaling.join();
  await speak(hostile, flood);
  const token = await hostile.cut();
  expect(await rig.hears('room:participant-left')).toEqual({ participantId: 'professor', reason: 'sent-too-much' });
  expect(await codeOf(signaling.enter(token))).toBe('resume-refused');
  const count = heard.length;
  await expect.poll(() => heard.length).toBeGreaterThan(count + 5);
  expect(lostIn(heard)).toBe(0);
  expect(await codeOf(elsewhere.snapshot())).toBe('ok');
  await expectTheAuditToTell();
});
