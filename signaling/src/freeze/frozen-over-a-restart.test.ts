import { Freeze } from '@scrubline/contract';
import { beforeEach, expect, it } from 'vitest';
import { mediaPlaced, openTransport, publish } from '../testing/sender.ts';
import { type MortalSignaling, startMortalSignaling } from '../testing/start-mortal-signaling.ts';
import { answerForStills, fetchStill, frameOf, jpegOf } from '../testing/stills.ts';
import { rigWish } from '../testing/theatre-and-guests.ts';

const endoscope = { kind: 'picture', cameraSource: 'endoscope' } as const;

let signaling: MortalSignaling;
beforeEach(async () => {
  signaling = await startMortalSignaling();
});

it('what was frozen is held again, with its still, and the theatre goes back to live', async () => {
  const [rig, professor] = [await signaling.join(rigWish), await signaling.join({ permissions: ['freeze'] })];
  const jpeg = jpegOf(100_000);
  answerForStills(rig, jpeg);
  await mediaPlaced(rig);
  const feedId = await publish(rig, await openTransport(rig, 'send'), endoscope);
  await professor.ask('freeze:hold', frameOf(feedId));
  const { freeze } = await rig.snapshot();

  await signaling.die();
  await signaling.rise();
  const rigBack = await signaling.comeBack(rig);
  expect((await rigBack.join()).freeze).toEqual(freeze);
  expect((await fetchStill(rigBack, frameOf(feedId))).equals(jpeg)).toBe(true);
  const { freezeId } = Freeze.parse(freeze);
  await rigBack.ask('freeze:release', { freezeId });
  expect(await rigBack.hears('freeze:released')).toEqual({ freezeId, by: 'rig' });
  expect((await rigBack.snapshot()).freeze).toBeNull();
});

it('what was released is not held again, though the database had not heard of it', async () => {
  const [rig, professor] = [await signaling.join(rigWish), await signaling.join({ permissions: ['freeze'] })];
  answerForStills(rig, jpegOf(100));
  await mediaPlaced(rig);
  const feedId = await publish(rig, await openTransport(rig, 'send'), endoscope);
  await professor.ask('freeze:hold', frameOf(feedId));
  const { freezeId } = Freeze.parse((await rig.snapshot()).freeze);
  const unblock = await signaling.history.block('room_freeze');
  await rig.ask('freeze:release', { freezeId });
  await signaling.die();
  await unblock();
  await signaling.rise();
  expect((await (await signaling.comeBack(rig)).join()).freeze).toBeNull();
});
