import { beforeEach, expect, it } from 'vitest';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';

let signaling: SignalingUnderTest;
beforeEach(async () => {
  signaling = await startSignaling();
});

it('starts open for those who may speak, and muted for all others', async () => {
  await signaling.join();
  const observer = await signaling.join({ participantId: 'observer', role: 'observer', permissions: [] });
  const { participants } = await observer.snapshot();
  expect(participants.map(({ muted }) => muted)).toEqual([false, true]);
});

it('mutes and unmutes before everybody', async () => {
  const professor = await signaling.join();
  const listener = await signaling.join({ participantId: 'rig', role: 'rig' });
  await professor.ask('voice:set-muted', { muted: true });
  await professor.ask('voice:set-muted', { muted: true });
  await professor.ask('voice:set-muted', { muted: false });
  await listener.hears('room:participant-changed', ({ muted }) => !muted);
  expect(listener.told).toMatchObject([
    { sequence: 3, payload: { participantId: 'professor', muted: true } },
    { sequence: 4, payload: { participantId: 'professor', muted: false } },
  ]);
});

it('lets nobody unmute without the permission to speak, and everybody mute', async () => {
  const observer = await signaling.join({ participantId: 'observer', role: 'observer', permissions: [] });
  await expect(observer.ask('voice:set-muted', { muted: false })).rejects.toMatchObject({ code: 'not-permitted' });
  await observer.ask('voice:set-muted', { muted: true });
});

it('mutes while the database is gone', async () => {
  const professor = await signaling.join();
  await signaling.history.fail();
  await professor.ask('voice:set-muted', { muted: true });
  expect(await professor.snapshot()).toMatchObject({ participants: [{ muted: true }] });
});
