import { nothingWritten, ParticipantId, RoomSnapshot } from '@scrubline/contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { RoomMirror } from '../testing/room-mirror.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import type { Stranger } from '../testing/stranger.ts';

let signaling: SignalingUnderTest;
beforeEach(async () => {
  signaling = await startSignaling();
});

const rig = { participantId: 'rig', role: 'rig', displayName: 'Theatre 2', permissions: ['speak', 'admit'] } as const;
const observer = { participantId: 'observer', role: 'observer', permissions: [], admission: 'ask' } as const;
describe('joining', () => {
  it('answers with who is there, and tells those who were', async () => {
    const theatre = await signaling.join(rig);
    const professor = await signaling.enter({ ticket: await signaling.tickets.ticket({}) });
    const { participantId, snapshot } = await professor.ask('room:join', {});
    expect(participantId).toBe('professor');
    expect(snapshot).toEqual({
      roomId: 'room-1',
      sequence: 2,
      feeds: [],
      annotations: [],
      freeze: null,
      written: nothingWritten,
      departures: [],
      media: null,
      participants: [
        expect.objectContaining({ participantId: 'rig', muted: false }),
        {
          participantId: 'professor',
          role: 'specialist',
          displayName: 'Fictional Professor',
          permissions: ['speak', 'publish:face'],
          presence: { phase: 'present', since: signaling.clock.now() },
          muted: false,
          requested: [],
          signalsOpen: false,
        },
      ],
    });
    expect(await theatre.hears('room:participant-joined')).toEqual(snapshot.participants[1]);
  });

  it('twice on one session is one seat', async () => {
    const professor = await signaling.enter({ ticket: await signaling.tickets.ticket({}) });
    const [one, other] = await Promise.all([professor.join(), professor.join()]);
    expect(one).toEqual(other);
    expect((await professor.join()).sequence).toBe(1);
  });

  it('opens no door to another room', async () => {
    const elsewhere = await signaling.join({ ...rig, roomId: 'room-2' });
    const professor = await signaling.join();
    expect((await professor.snapshot()).participants).toHaveLength(1);
    await professor.ask('voice:set-muted', { muted: true });
    await elsewhere.ask('voice:set-muted', { muted: true });
    expect(elsewhere.told.map(({ sequence }) => sequence)).toEqual([2]);
  });

  it('is refused, and nobody hears of it, while it cannot be written down', async () => {
    const theatre = await signaling.join(rig);
    const professor = await signaling.enter({ ticket: await signaling.tickets.ticket({}) });
    await signaling.history.fail();
    expect(await codeOf(professor.join())).toBe('store-unavailable');
    expect((await theatre.snapshot()).participants.map((one) => one.participantId)).toEqual(['rig']);
    expect(theatre.told).toEqual([]);
  });

  it('does not give the seat back to a ticket that was signed before the newest one', async () => {
    const older = await signaling.enter({ ticket: await signaling.tickets.ticket({}) });
    signaling.clock.advance(1_000);
    const newer = await signaling.join({ permissions: [] });
    expect(await codeOf(older.join())).toBe('not-in-room');
    expect(await older.notice('session:ended')).toEqual({ reason: 'replaced-by-newer-session' });
    expect((await newer.snapshot()).participants).toEqual([expect.objectContaining({ permissions: [] })]);
  });

  it('comes before everything else', async () => {
    const stranger = await signaling.enter({ ticket: await signaling.tickets.ticket(rig) });
    expect(await codeOf(stranger.snapshot())).toBe('not-in-room');
    expect(await codeOf(stranger.ask('room:leave', {}))).toBe('not-in-room');
    expect(await codeOf(stranger.ask('voice:set-muted', { muted: true }))).toBe('not-in-room');
    expect(await codeOf(stranger.ask('feed:open-transport', { direction: 'send' }))).toBe('not-in-room');
    expect(await codeOf(stranger.ask('room:admit', { participantId: ParticipantId.parse('x'), admitted: true }))).toBe(
      'not-permitted',
    );
  });
});

describe('broadcasts', () => {
  it('are numbered one after the other, and make of an old snapshot the new one', async () => {
    const theatre = await signaling.join(rig);
    const mirror = new RoomMirror(await theatre.snapshot());
    const professor = await signaling.join();
    await professor.ask('voice:set-muted', { muted: true });
    const token = await professor.cut();
    await theatre.hears('room:participant-changed', ({ presence }) => presence.phase === 'interrupted');
    const again = await signaling.enter(token);
    await again.ask('room:leave', {});
    await theatre.hears('room:participant-left');
    expect(theatre.told.map(({ sequence }) => sequence)).toEqual([2, 3, 4, 5, 6]);
    for (const told of theatre.told) mirror.apply(told);
    expect(mirror.picture()).toEqual(new RoomMirror(await theatre.snapshot()).picture());
  });

  it('that were missed are made up for by a snapshot', async () => {
    const [all, gap] = [await signaling.join(rig), await signaling.join({ ...rig, participantId: 'screen' })];
    const mirrors = { all: new RoomMirror(await all.snapshot()), gap: new RoomMirror(await gap.snapshot()) };
    const professor = await signaling.join();
    await professor.ask('voice:set-muted', { muted: true });
    await gap.hears('room:participant-changed', ({ muted }) => muted);
    await all.hears('room:participant-changed', ({ muted }) => muted);
    for (const told of all.told) mirrors.all.apply(told);
    const [, ...afterTheFirst] = gap.told.filter(({ sequence }) => sequence > mirrors.gap.sequence);
    expect(() => {
      for (const told of afterTheFirst) mirrors.gap.apply(told);
    }).toThrow('gap');
    expect(new RoomMirror(await gap.snapshot()).picture()).toEqual(mirrors.all.picture());
  });
});

describe('leaving', () => {
  it('ends the session, and the others hear why', async () => {
    const theatre = await signaling.join(rig);
    const professor = await signaling.join();
    const { resumeToken } = await professor.notice('session:resume-token');
    await professor.ask('room:leave', {});
    const departure = { participantId: 'professor', reason: 'left' };
    expect(await theatre.hears('room:participant-left')).toEqual(departure);
    expect(await theatre.snapshot()).toMatchObject({ departures: [departure] });
    expect(await professor.notice('session:ended')).toEqual({ reason: 'left' });
    await professor.disconnected();
    await expect(signaling.enter({ resumeToken })).rejects.toMatchObject({ code: 'resume-refused' });
    await signaling.server.close();
    expect(await signaling.history.visits()).toEqual([
      expect.objectContaining({
        participantId: 'professor',
        leaveReason: 'left',
        leftAt: new Date(signaling.clock.now()),
      }),
      expect.objectContaining({ participantId: 'rig', leaveReason: 'service-stopped' }),
    ]);
  });

  it('works while the database is gone', async () => {
    const theatre = await signaling.join(rig);
    const professor = await signaling.join();
    await signaling.history.fail();
    expect(await codeOf(professor.ask('room:leave', {}))).toBe('ok');
    expect(await theatre.hears('room:participant-left')).toMatchObject({ reason: 'left' });
  });
});

describe('somebody who has to ask', () => {
  it('sees nobody, may do nothing, and is let in by one who may admit', async () => {
    const theatre = await signaling.join(rig);
    const guest = await signaling.enter({
      ticket: await signaling.tickets.ticket({ ...observer, permissions: ['speak', 'admit'] }),
    });
    const waiting = await guest.join();
    expect(waiting).toMatchObject({ sequence: 0, feeds: [], media: null });
    expect(waiting.participants.map(({ presence }) => presence.phase)).toEqual(['waiting']);
    const { participantId } = await theatre.hears('room:participant-joined');
    expect(await codeOf(guest.ask('voice:set-muted', { muted: true }))).toBe('not-in-room');
    expect(await codeOf(guest.ask('room:admit', { participantId, admitted: true }))).toBe('not-permitted');
    await theatre.ask('voice:set-muted', { muted: true });
    expect(guest.told).toEqual([]);

    await theatre.ask('room:admit', { participantId, admitted: true });
    await guest.hears('room:participant-changed', ({ presence }) => presence.phase === 'present');
    const [admission] = guest.told;
    expect(admission?.sequence).toBeGreaterThan(waiting.sequence + 1);
    const snapshot = await guest.snapshot();
    expect(snapshot.sequence).toBe(admission?.sequence);
    expect(snapshot.participants.map((one) => one.participantId)).toEqual(['rig', 'observer']);
    expect(await codeOf(theatre.ask('room:admit', { participantId, admitted: true }))).toBe('not-found');
  });

  it('may be sent away', async () => {
    const theatre = await signaling.join(rig);
    const guest = await signaling.join(observer);
    const { participantId } = await theatre.hears('room:participant-joined');
    await theatre.ask('room:admit', { participantId, admitted: false });
    expect(await guest.notice('session:ended')).toEqual({ reason: 'not-admitted' });
    await guest.disconnected();
    expect(await theatre.hears('room:participant-left')).toMatchObject({ reason: 'not-admitted' });
  });

  it('is let in at the visit that was seen at the door, and not at the next one', async () => {
    const theatre = await signaling.join(rig);
    const guest = await signaling.join(observer);
    const { participantId } = await theatre.hears('room:participant-joined');
    const release = await signaling.history.block('audit_event');
    const admitting = codeOf(theatre.ask('room:admit', { participantId, admitted: true }));
    await expect.poll(() => signaling.history.blockedQueries()).toBeGreaterThan(0);
    await guest.ask('room:leave', {}).catch(() => {});
    await release();
    expect(await admitting).toBe('not-found');
    expect((await (await signaling.join(observer)).snapshot()).participants).toMatchObject([
      { presence: { phase: 'waiting' } },
    ]);
  });

  it('may leave', async () => {
    const theatre = await signaling.join(rig);
    const guest = await signaling.join(observer);
    await guest.ask('room:leave', {});
    expect(await theatre.hears('room:participant-left')).toMatchObject({ reason: 'left' });
  });

  it('still has to ask after an interruption, and after loading the page again', async () => {
    const theatre = await signaling.join(rig);
    const guest = await signaling.join(observer);
    const back = await signaling.enter(await guest.cut());
    expect(await back.join()).toMatchObject({ participants: [{ presence: { phase: 'waiting' } }], feeds: [] });
    const reloaded = await signaling.join(observer);
    expect(await reloaded.snapshot()).toMatchObject({ participants: [{ presence: { phase: 'waiting' } }] });

    const { participantId } = await theatre.hears('room:participant-joined');
    const token = await reloaded.cut();
    await theatre.hears('room:participant-changed', ({ presence }) => presence.phase === 'interrupted');
    await theatre.ask('room:admit', { participantId, admitted: true });
    const admitted = await signaling.enter(token);
    expect((await admitted.join()).participants).toHaveLength(2);
  });

  it('is not asked for again once admitted', async () => {
    const theatre = await signaling.join(rig);
    await signaling.join(observer);
    const { participantId } = await theatre.hears('room:participant-joined');
    await theatre.ask('room:admit', { participantId, admitted: true });
    const reloaded = await signaling.join(observer);
    expect(RoomSnapshot.parse(await reloaded.snapshot()).participants).toHaveLength(2);
  });
});

it('tells every session when the service stops, and takes tokens and tickets after it', async () => {
  const [theatre, professor] = [await signaling.join(rig), await signaling.join()];
  const { resumeToken } = await professor.notice('session:resume-token');
  signaling = await signaling.restart();
  expect(await theatre.notice('session:ended')).toEqual({ reason: 'service-stopped' });
  expect(await professor.notice('session:ended')).toEqual({ reason: 'service-stopped' });
  const back = await signaling.enter({ resumeToken });
  const phasesSeenBy = async (stranger: Stranger) =>
    (await stranger.join()).participants
      .map(({ participantId, presence }) => `${participantId} ${presence.phase}`)
      .sort();
  expect(await phasesSeenBy(back)).toEqual(['professor present', 'rig interrupted']);
  expect(await phasesSeenBy(await signaling.join())).toEqual(['professor present', 'rig interrupted']);
});
