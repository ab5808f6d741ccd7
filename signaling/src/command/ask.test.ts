import type { Permission } from '@scrubline/contract';
import { beforeEach, expect, it } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import { joinAll, professorId, seenBy, type TheatreAndGuests } from '../testing/theatre-and-guests.ts';

let signaling: SignalingUnderTest;
let room: TheatreAndGuests;
beforeEach(async () => {
  signaling = await startSignaling();
  room = await joinAll(signaling);
});

const ask = (permission: Permission, wanted = true) => room.professor.ask('command:ask', { permission, wanted });
const asked = async () => (await seenBy(room.rig, professorId)).requested;

it('shows everybody what somebody asks the theatre for, once, until they no longer want it', async () => {
  await ask('freeze');
  await ask('freeze');
  await ask('record');
  const told = await room.observer.hears('room:participant-changed', ({ requested }) => requested.length === 2);
  expect(told).toMatchObject({ participantId: 'professor', requested: ['freeze', 'record'] });
  await ask('freeze', false);
  expect(await asked()).toEqual(['record']);
});

it('asks for nothing that is held already', async () => {
  await ask('annotate');
  expect(await asked()).toEqual([]);
});

it.each<[string, () => Promise<unknown>]>([
  ['the theatre', () => room.rig.ask('command:ask', { permission: 'annotate', wanted: true })],
  ['an observer', () => room.observer.ask('command:ask', { permission: 'annotate', wanted: true })],
  ['somebody who wants the command', () => ask('command')],
  ['somebody who wants to let others in', () => ask('admit')],
  ["somebody who wants the theatre's picture", () => ask('publish:endoscope')],
])('lets %s not ask', async (_who, asking) => {
  expect(await codeOf(asking())).toBe('not-permitted');
});

it('ends with the answer, yes or no, and with the stay', async () => {
  for (const permission of ['freeze', 'record', 'control-camera'] as const) await ask(permission);
  const granted = { to: { who: 'one', participantId: professorId }, permissions: ['freeze'] } as const;
  await room.rig.ask('command:grant', { ...granted, permissions: [...granted.permissions] });
  await room.rig.ask('command:decline', { participantId: professorId, permission: 'record' });
  expect(await seenBy(room.rig, professorId)).toMatchObject({ requested: ['control-camera'] });
  expect((await seenBy(room.rig, professorId)).permissions).not.toContain('record');
  await room.professor.ask('room:leave', {});
  const back = await signaling.join();
  expect((await seenBy(back, professorId)).requested).toEqual([]);
});

it('outlasts an interruption', async () => {
  await ask('freeze');
  const back = await signaling.enter(await room.professor.cut());
  expect((await back.join()).participants).toContainEqual(
    expect.objectContaining({ participantId: 'professor', requested: ['freeze'] }),
  );
});
