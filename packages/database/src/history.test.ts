import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listAuditEvents } from './audit.ts';
import {
  closeAbandonedVisits,
  closeRoomVisit,
  listOpenVisits,
  markTicketUsed,
  recordMute,
  recordRoomVisit,
  reopenRoomVisits,
  updateRoomVisit,
  wasMuted,
} from './history.ts';
import { roomVisit, usedTicket } from './schema.ts';
import { openTestNetwork, type TestNetwork } from './test-network.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork();
});
afterAll(() => network.close());

const usedAt = new Date('2026-03-12T08:00:00Z');
const expiresAt = new Date('2026-03-12T08:01:00Z');
const seat = {
  roomId: 'room-restart',
  participantId: 'gu',
  role: 'specialist',
  displayName: '顾医生',
  joinedAt: usedAt,
  ticketIssuedAt: new Date('2026-03-12T07:59:50Z'),
  permissions: ['speak', 'annotate'],
  admitted: false,
  muted: true,
};

it('lets exactly one of many simultaneous holders use a ticket', async () => {
  const tries = Array.from({ length: 20 }, () => markTicketUsed(network.database, { jti: 'once', usedAt, expiresAt }));
  const results = await Promise.all(tries);
  expect(results.filter(Boolean)).toHaveLength(1);
  expect(await markTicketUsed(network.database, { jti: 'once', usedAt, expiresAt })).toBe(false);
});

it('forgets tickets only long after they expired', async () => {
  await markTicketUsed(network.database, { jti: 'old', usedAt, expiresAt });
  await markTicketUsed(network.database, { jti: 'soon', usedAt: new Date('2026-03-12T09:00:30Z'), expiresAt });
  expect(await jtis()).toContain('old');
  await markTicketUsed(network.database, { jti: 'later', usedAt: new Date('2026-03-12T09:01:01Z'), expiresAt });
  expect(await jtis()).not.toContain('old');
});

const jtis = async () => (await network.database.select().from(usedTicket)).map((ticket) => ticket.jti);

it('keeps when a participant came and went, and the first reason for leaving', async () => {
  const visit = { ...seat, roomId: 'room-1', participantId: 'rig-1', role: 'rig' };
  const id = await recordRoomVisit(network.database, visit);
  const leftAt = new Date('2026-03-12T09:30:00Z');
  await closeRoomVisit(network.database, { id, leftAt, leaveReason: 'left' });
  await closeRoomVisit(network.database, { id, leftAt: new Date(), leaveReason: 'service-stopped' });
  const [kept] = await network.database.select().from(roomVisit).where(eq(roomVisit.id, id));
  expect(kept).toMatchObject({ id, ...visit, leftAt, leaveReason: 'left' });
});

it('remembers how the last visit of a participant to a room ended: muted or heard', async () => {
  const who = { roomId: 'room-2', participantId: 'person-1' };
  expect(await wasMuted(network.database, who)).toBe(false);
  const first = await recordRoomVisit(network.database, { ...seat, ...who, muted: false });
  await recordMute(network.database, { id: first, muted: true });
  expect(await wasMuted(network.database, who)).toBe(true);
  expect(await wasMuted(network.database, { ...who, roomId: 'room-3' })).toBe(false);
  await recordRoomVisit(network.database, { ...seat, ...who, joinedAt: expiresAt, muted: false });
  expect(await wasMuted(network.database, who)).toBe(false);
});

it('keeps a mute over whatever cut a visit off, and forgets it when the participant left on purpose', async () => {
  for (const [leaveReason, muted] of [
    ['connection-lost', true],
    ['service-stopped', true],
    ['left', false],
  ] as const) {
    const who = { roomId: `room-${leaveReason}`, participantId: 'person-1' };
    const id = await recordRoomVisit(network.database, { ...seat, ...who });
    await closeRoomVisit(network.database, { id, leftAt: expiresAt, leaveReason });
    expect(await wasMuted(network.database, who)).toBe(muted);
  }
});

const openVisits = (roomId: string) =>
  listOpenVisits(network.database, { joinedAfter: new Date(0), stoppedAfter: new Date() }).then((visits) =>
    visits.filter((visit) => visit.roomId === roomId),
  );

it('gives back whole what is needed to seat somebody again', async () => {
  const id = await recordRoomVisit(network.database, seat);
  const before = { ...seat, id, resumeTokenHash: null };
  expect(await openVisits('room-restart')).toEqual([before]);
  const changes = { permissions: ['speak', 'point'], admitted: true, muted: false, resumeTokenHash: 'hash' };
  await updateRoomVisit(network.database, id, changes);
  expect(await openVisits('room-restart')).toEqual([{ ...before, ...changes }]);
  await updateRoomVisit(network.database, id, { muted: true });
  await updateRoomVisit(network.database, id, {});
  expect(await openVisits('room-restart')).toEqual([{ ...before, ...changes, muted: true }]);
  await closeRoomVisit(network.database, { id, leftAt: expiresAt, leaveReason: 'left' });
  expect(await openVisits('room-restart')).toEqual([]);
});

it('gives back whom a stopping signaling sent out a moment ago, and their visit goes on', async () => {
  const id = await recordRoomVisit(network.database, { ...seat, roomId: 'room-stopped' });
  await closeRoomVisit(network.database, { id, leftAt: expiresAt, leaveReason: 'service-stopped' });
  const stoppedAfter = (time: Date) =>
    listOpenVisits(network.database, { joinedAfter: new Date(0), stoppedAfter: time }).then((visits) =>
      visits.flatMap((visit) => (visit.roomId === 'room-stopped' ? [visit.id] : [])),
    );
  expect(await stoppedAfter(expiresAt)).toEqual([]);
  expect(await stoppedAfter(new Date(expiresAt.getTime() - 1))).toEqual([id]);
  const left = await recordRoomVisit(network.database, { ...seat, roomId: 'room-left' });
  await closeRoomVisit(network.database, { id: left, leftAt: expiresAt, leaveReason: 'left' });
  await reopenRoomVisits(network.database, [id, left]);
  expect(await openVisits('room-stopped')).toMatchObject([{ id }]);
  expect(await openVisits('room-left')).toEqual([]);
});

it('gives back one seat of a participant: the newest, if that one is open', async () => {
  const visit = { ...seat, roomId: 'room-twice' };
  const older = await recordRoomVisit(network.database, visit);
  const newer = await recordRoomVisit(network.database, { ...visit, joinedAt: expiresAt });
  expect((await openVisits('room-twice')).map(({ id }) => id)).toEqual([newer]);
  await closeRoomVisit(network.database, { id: newer, leftAt: expiresAt, leaveReason: 'sent-away' });
  expect(await openVisits('room-twice')).toEqual([]);
  expect(await listOpenVisits(network.database, { joinedAfter: expiresAt, stoppedAfter: expiresAt })).toEqual([]);
  const ending = { joinedBefore: expiresAt, leftAt: expiresAt, leaveReason: 'service-stopped', except: [older] };
  await closeAbandonedVisits(network.database, ending);
  const [kept] = await network.database.select().from(roomVisit).where(eq(roomVisit.id, older));
  expect(kept?.leftAt).toBeNull();
});

it('writes a visit and its audit together or not at all', async () => {
  const entry = {
    at: usedAt,
    actor: { kind: 'person', id: 'gu' },
    action: 'room:join',
    roomId: 'room-audited',
    outcome: 'ok',
  } as const;
  const visit = { ...seat, roomId: 'room-audited' };
  await expect(
    recordRoomVisit(network.database, visit, [entry, { ...entry, at: new Date(Number.NaN) }]),
  ).rejects.toThrow();
  expect(await openVisits('room-audited')).toEqual([]);
  await recordRoomVisit(network.database, visit, [entry]);
  const audited = await listAuditEvents(network.database, { roomId: 'room-audited', limit: 10 });
  expect(audited).toMatchObject([{ action: 'room:join', actorId: 'gu', position: 1 }]);
});

it('closes the visits that a killed process left open, and none begun after it', async () => {
  const visit = { ...seat, roomId: 'room-4' };
  const abandoned = await recordRoomVisit(network.database, visit);
  const fresh = await recordRoomVisit(network.database, { ...visit, joinedAt: expiresAt });
  const ending = { joinedBefore: expiresAt, leftAt: expiresAt, leaveReason: 'service-stopped' };
  await closeAbandonedVisits(network.database, ending);
  const kept = await network.database.select().from(roomVisit).where(eq(roomVisit.roomId, 'room-4'));
  expect(kept.find(({ id }) => id === abandoned)).toMatchObject({ leftAt: expiresAt, leaveReason: 'service-stopped' });
  expect(kept.find(({ id }) => id === fresh)).toMatchObject({ leftAt: null, leaveReason: null });
});
