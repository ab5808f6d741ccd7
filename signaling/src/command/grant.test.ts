import { ParticipantId, type Permission } from '@scrubline/contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyRoomEvent } from '../room/apply-room-event.ts';
import type { RoomEvent } from '../room/room-event.ts';
import { emptyRoom } from '../room/room-state.ts';
import type { Entitlement } from '../room/seat.ts';
import { codeOf } from '../testing/code-of.ts';
import { fictionalRoomId } from '../testing/fictional-room.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import type { Stranger } from '../testing/stranger.ts';
import {
  joinAll,
  observerId,
  professorId,
  rigId,
  seenBy,
  type TheatreAndGuests,
  takeAway,
} from '../testing/theatre-and-guests.ts';

let signaling: SignalingUnderTest;
let room: TheatreAndGuests;
beforeEach(async () => {
  signaling = await startSignaling();
  room = await joinAll(signaling);
});

const grant = (participantId: ParticipantId, ...permissions: Permission[]) =>
  room.rig.ask('command:grant', { to: { who: 'one', participantId }, permissions });
const grantAll = (...permissions: Permission[]) =>
  room.rig.ask('command:grant', { to: { who: 'everybody' }, permissions });
const heldBy = async (participantId: ParticipantId) => (await seenBy(room.rig, participantId)).permissions;
const secondId = ParticipantId.parse('second');
const joinSecond = () => signaling.join({ participantId: 'second', permissions: ['speak'] });

it('gives what was not on the ticket, in a row with its audit before it is answered', async () => {
  await grant(professorId, 'freeze', 'record');
  expect(await heldBy(professorId)).toEqual(expect.arrayContaining(['speak', 'freeze', 'record']));
  const rows = await signaling.history.audit();
  expect(rows.at(-1)).toMatchObject({
    action: 'command:grant',
    actorKind: 'rig',
    actorId: 'rig',
    roomId: 'room-1',
    subjectId: 'professor',
    outcome: 'ok',
    facts: { permissions: 'freeze record' },
  });
});

it('gives a voice without opening the microphone', async () => {
  const listener = await signaling.join({ participantId: 'second', permissions: [] });
  await grant(secondId, 'speak');
  expect(await seenBy(room.rig, secondId)).toMatchObject({ permissions: ['speak'], muted: true });
  await listener.ask('voice:set-muted', { muted: false });
  expect(await seenBy(room.rig, secondId)).toMatchObject({ muted: false });
});

it('gives everybody what their role can hold', async () => {
  await joinSecond();
  await grantAll('annotate', 'freeze');
  expect(await heldBy(professorId)).toEqual(expect.arrayContaining(['annotate', 'freeze']));
  expect(await heldBy(secondId)).toEqual(expect.arrayContaining(['annotate', 'freeze']));
  expect(await heldBy(observerId)).toEqual([]);
  expect(await heldBy(rigId)).not.toContain('freeze');
});

describe('is refused and gives nothing', () => {
  it.each<[string, string, () => Promise<unknown>]>([
    ['to the theatre', 'not-permitted', () => grant(rigId, 'annotate')],
    ['to one who only watches', 'not-permitted', () => grant(observerId, 'annotate')],
    ['of the command', 'not-permitted', () => grant(professorId, 'command')],
    ['of letting others in', 'not-permitted', () => grant(professorId, 'freeze', 'admit')],
    ['of the command to everybody', 'ok', () => grantAll('command')],
    ['of the one hand on the camera to everybody', 'not-permitted', () => grantAll('control-camera')],
    ['to nobody', 'not-found', () => grant(ParticipantId.parse('nobody'), 'annotate')],
    [
      'to one who has left',
      'not-found',
      async () => {
        await room.professor.ask('room:leave', {});
        await grant(professorId, 'freeze');
      },
    ],
    [
      'to one in another room',
      'not-found',
      async () => {
        await signaling.join({ roomId: 'room-2', participantId: 'second' });
        await grant(secondId, 'annotate');
      },
    ],
    [
      'to one who still has to ask',
      'not-found',
      async () => {
        await signaling.join({ participantId: 'second', admission: 'ask' });
        await grant(secondId, 'annotate');
      },
    ],
  ])('%s', async (_what, code, granting) => {
    const before = (await room.rig.snapshot()).participants.map(({ participantId, permissions }) => [
      participantId,
      permissions,
    ]);
    expect(await codeOf(granting())).toBe(code);
    const after = new Map((await room.rig.snapshot()).participants.map((one) => [one.participantId, one.permissions]));
    for (const [participantId, permissions] of before) {
      expect(after.get(ParticipantId.parse(participantId)) ?? permissions).toEqual(permissions);
    }
  });
});

describe('the control of the camera', () => {
  it('is held by one, and moves to the next', async () => {
    await joinSecond();
    await grant(professorId, 'control-camera');
    await grant(secondId, 'control-camera');
    expect(await heldBy(professorId)).not.toContain('control-camera');
    expect(await heldBy(secondId)).toContain('control-camera');
  });

  it('is let go of by an interruption, and not taken up again', async () => {
    await grant(professorId, 'control-camera', 'freeze');
    const token = await room.professor.cut();
    const lost = await room.rig.hears('room:participant-changed', ({ presence }) => presence.phase === 'interrupted');
    expect(lost.permissions).not.toContain('control-camera');
    await signaling.enter(token);
    expect(await heldBy(professorId)).toContain('freeze');
    expect(await heldBy(professorId)).not.toContain('control-camera');
  });

  it('is on no ticket', async () => {
    await signaling.join({ participantId: 'second', permissions: ['control-camera', 'speak'] });
    expect(await heldBy(secondId)).toEqual(['speak']);
  });
});

describe('while the database is stopped', () => {
  let newcomer: Stranger;

  it.each<[string, () => Promise<unknown>]>([
    ['a grant', () => grant(professorId, 'freeze')],
    ['letting somebody in', () => room.rig.ask('room:admit', { participantId: secondId, admitted: true })],
    ['a new seat', async () => newcomer.ask('room:join', {})],
  ])('%s is refused, and nothing has changed', async (_what, giving) => {
    await signaling.join({ participantId: 'second', admission: 'ask' });
    newcomer = await signaling.enter({ ticket: await signaling.tickets.ticket({ participantId: 'third' }) });
    const before = await room.rig.snapshot();
    await signaling.history.stop();
    expect(await codeOf(giving())).toBe('store-unavailable');
    expect(await room.rig.snapshot()).toEqual(before);
    await signaling.history.resume();
    expect(await codeOf(giving())).toBe('ok');
  });
});
it('stands behind what the theatre takes while it is on its way', async () => {
  const release = await signaling.history.block('room_standing');
  const granting = grant(professorId, 'freeze', 'record');
  await room.rig.ask('command:take-away', takeAway(['freeze'], { from: professorId }));
  await release();
  await granting;
  expect(await heldBy(professorId)).toContain('record');
  expect(await heldBy(professorId)).not.toContain('freeze');
  await room.professor.ask('room:leave', {});
  const back = await signaling.join({ permissions: ['freeze', 'speak'] });
  expect((await seenBy(back, professorId)).permissions).toEqual(['speak']);
});

it('is not there after a restart when nobody was told that it holds', async () => {
  const release = await signaling.history.block('room_standing');
  const granting = codeOf(grant(professorId, 'freeze'));
  // The answer of the database comes after the limit, and says that it was written.
  await expect.poll(() => signaling.history.blockedQueries()).toBeGreaterThan(0);
  signaling.clock.advance(5_000);
  expect(await granting).toBe('store-unavailable');
  await release();
  expect(await heldBy(professorId)).not.toContain('freeze');
  await expect.poll(async () => (await signaling.history.standingOf('professor'))?.revoked).toContain('freeze');
  expect((await signaling.history.standingOf('professor'))?.granted).toEqual([]);
});

it('comes behind what was taken before it, also where that waits for the database', async () => {
  await signaling.history.stop();
  await room.rig.ask('command:take-away', takeAway(['annotate'], { from: professorId }));
  await signaling.history.resume();
  await grant(professorId, 'annotate');
  signaling.clock.advance(1_000);
  const commands = async () =>
    (await signaling.history.audit()).map(({ action }) => action).filter((action) => action.startsWith('command:'));
  await expect.poll(commands).toEqual(['command:take-away', 'command:grant']);
  expect(await signaling.history.standingOf('professor')).toMatchObject({ granted: ['annotate'], revoked: [] });
});

it('that failed withholds nothing that another one on its way contains', () => {
  const now = Date.parse('2026-03-12T08:00:00Z');
  const visit = { participantId: professorId, visitId: 'visit-1' };
  const who = {
    roomId: fictionalRoomId,
    participantId: professorId,
    role: 'specialist',
    displayName: 'Fictional',
  } as const;
  const entitlement: Entitlement = { ...who, permissions: [], admission: 'direct', issuedAt: now };
  const known = { wasMuted: false, revoked: [], mustAsk: false, asOf: now };
  const begin = (grantId: string, permissions: Permission[]) =>
    ({ event: 'begin-grant', grantId, gifts: [{ ...visit, permissions }] }) as const;
  const events: RoomEvent[] = [
    { event: 'join', entitlement, visitId: 'visit-1', sessionId: 'session-1', ...known },
    begin('first', ['freeze', 'record']),
    begin('second', ['freeze']),
    { event: 'finish-grant', grantId: 'first', kept: false },
    { event: 'finish-grant', grantId: 'second', kept: true },
  ];
  const after = events.reduce((state, event) => applyRoomEvent(state, event, now).state, emptyRoom(fictionalRoomId, 1));
  expect(after.seats.get(professorId)).toMatchObject({ permissions: ['freeze'], revoked: ['record'] });
});
