import { contractVersion } from '@scrubline/contract';
import { io } from 'socket.io-client';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';

let signaling: SignalingUnderTest;
beforeEach(async () => {
  signaling = await startSignaling();
});

const rig = { participantId: 'rig', role: 'rig', permissions: ['speak'] } as const;
const graceMs = 30_000;

describe('after an interruption', () => {
  it('a participant has the same seat, permissions and mute', async () => {
    const theatre = await signaling.join(rig);
    const professor = await signaling.join();
    await professor.ask('voice:set-muted', { muted: true });
    const lostAt = signaling.clock.now();
    const token = await professor.cut();
    expect(
      await theatre.hears('room:participant-changed', ({ presence }) => presence.phase === 'interrupted'),
    ).toMatchObject({ participantId: 'professor', muted: true, presence: { phase: 'interrupted', lostAt } });
    signaling.clock.advance(graceMs - 1);

    const back = await signaling.enter(token);
    const told = await theatre.hears('room:participant-changed', (_, sequence) => sequence === 5);
    expect(told).toMatchObject({
      participantId: 'professor',
      permissions: ['speak', 'publish:face'],
      muted: true,
      presence: { phase: 'present', since: signaling.clock.now() },
    });
    const { participantId, snapshot } = await back.ask('room:join', {});
    expect(participantId).toBe('professor');
    expect(snapshot).toMatchObject({ sequence: 5, participants: [{ participantId: 'rig' }, told] });
  });

  it('of longer than the grace period a participant is gone, and its token with it', async () => {
    const theatre = await signaling.join(rig);
    const professor = await signaling.join();
    const token = await professor.cut();
    await theatre.hears('room:participant-changed', ({ presence }) => presence.phase === 'interrupted');
    signaling.clock.advance(graceMs);
    expect(await theatre.hears('room:participant-left')).toEqual({
      participantId: 'professor',
      reason: 'connection-lost',
    });
    await expect(signaling.enter(token)).rejects.toMatchObject({ code: 'resume-refused' });
    await signaling.server.close();
    const visits = await signaling.history.visits();
    expect(visits.map((visit) => visit.leaveReason)).toEqual(['connection-lost', 'service-stopped']);
  });

  it('that the server has not noticed, the new connection takes over from the old', async () => {
    const theatre = await signaling.join(rig);
    const professor = await signaling.join();
    const back = await signaling.enter(await professor.notice('session:resume-token'));
    await professor.disconnected();
    await back.ask('voice:set-muted', { muted: true });
    await theatre.hears('room:participant-changed', ({ muted }) => muted);
    expect(theatre.told.map(({ payload }) => 'presence' in payload && payload.presence.phase)).not.toContain(
      'interrupted',
    );
  });

  it('before joining, a participant still joins', async () => {
    const professor = await signaling.enter({ ticket: await signaling.tickets.ticket({}) });
    const back = await signaling.enter(await professor.cut());
    expect((await back.join()).participants).toHaveLength(1);
  });

  it('before joining, nobody joins twice or after the grace period', async () => {
    const professor = await signaling.enter({ ticket: await signaling.tickets.ticket({}) });
    const back = await signaling.enter(await professor.notice('session:resume-token'));
    await professor.disconnected();
    const token = await back.cut();
    const theatre = await signaling.join(rig);
    await expect.poll(async () => sessionCount(signaling.url)).toBe(1);
    signaling.clock.advance(graceMs);
    await expect(signaling.enter(token)).rejects.toMatchObject({ code: 'resume-refused' });
    expect((await theatre.snapshot()).participants).toHaveLength(1);
  });
});

const Health = z.object({ sessions: z.number() });
const sessionCount = async (url: string) => Health.parse(await (await fetch(`${url}/health`)).json()).sessions;

describe('a resume token', () => {
  it('is good once, and each coming back brings the next', async () => {
    const professor = await signaling.join();
    const first = await professor.cut();
    const again = await signaling.enter(first);
    const second = await again.cut();
    expect(second).not.toEqual(first);
    await expect(signaling.enter(first)).rejects.toMatchObject({ code: 'resume-refused' });
    await signaling.enter(second);
  });

  it('brings back nobody but the one it was given to', async () => {
    const [theatre, professor] = [await signaling.join(rig), await signaling.join()];
    const token = await professor.cut();
    await theatre.cut();
    const back = await signaling.enter(token);
    expect((await back.ask('room:join', {})).participantId).toBe('professor');
    await expect(signaling.enter({ resumeToken: 'A'.repeat(43) })).rejects.toMatchObject({ code: 'resume-refused' });
  });
});

describe('a newer session of the same participant', () => {
  it('takes the seat, with the permissions of its own ticket and the mute of before', async () => {
    const theatre = await signaling.join(rig);
    const professor = await signaling.join();
    const { resumeToken } = await professor.notice('session:resume-token');
    await professor.ask('voice:set-muted', { muted: true });
    const reloaded = await signaling.join({ permissions: ['speak', 'annotate'] });
    expect(await professor.notice('session:ended')).toEqual({ reason: 'replaced-by-newer-session' });
    await professor.disconnected();
    const { participants } = await reloaded.snapshot();
    expect(participants).toHaveLength(2);
    expect(participants).toContainEqual(
      expect.objectContaining({ participantId: 'professor', permissions: ['speak', 'annotate'], muted: true }),
    );
    await expect(signaling.enter({ resumeToken })).rejects.toMatchObject({ code: 'resume-refused' });
    await theatre.ask('voice:set-muted', { muted: true });
    await theatre.hears('room:participant-changed', (one) => one.participantId === 'rig');
    expect(theatre.told.map(({ name }) => name)).not.toContain('room:participant-left');
    await signaling.server.close();
    const visits = await signaling.history.visits();
    expect(visits.map((visit) => visit.leaveReason)).toContain('replaced-by-newer-session');
  });

  it('has no more permission than its ticket, however much the old one had', async () => {
    await signaling.join();
    const reloaded = await signaling.join({ permissions: [] });
    expect(await reloaded.snapshot()).toMatchObject({ participants: [{ permissions: [], muted: true }] });
    await expect(reloaded.ask('voice:set-muted', { muted: false })).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('takes the seat of an interrupted one too, whose token then brings nothing back', async () => {
    const theatre = await signaling.join(rig);
    const professor = await signaling.join();
    const token = await professor.cut();
    await theatre.hears('room:participant-changed', ({ presence }) => presence.phase === 'interrupted');
    await signaling.join();
    await expect(signaling.enter(token)).rejects.toMatchObject({ code: 'resume-refused' });
  });
});

describe('nobody comes back louder', () => {
  it.each([
    ['after the grace period', async () => signaling.clock.advance(graceMs)],
    [
      'after a restart of the service',
      async () => {
        signaling = await signaling.restart();
      },
    ],
  ])('%s', async (_when, passes) => {
    const professor = await signaling.join();
    await professor.ask('voice:set-muted', { muted: true });
    await professor.cut();
    await expect.poll(async () => sessionCount(signaling.url)).toBe(0);
    await passes();
    const back = await signaling.join();
    expect(await back.snapshot()).toMatchObject({ participants: [{ muted: true }] });
    await back.ask('voice:set-muted', { muted: false });
    expect(await back.snapshot()).toMatchObject({ participants: [{ muted: false }] });
  });
});

it.each([
  ['while the room is open', 'rig'],
  ['when the room has closed meanwhile', null],
])('whoever left on purpose starts open again %s', async (_when, staying) => {
  if (staying) await signaling.join(rig);
  const professor = await signaling.join();
  await professor.ask('voice:set-muted', { muted: true });
  await professor.ask('room:leave', {});
  await professor.disconnected();
  if (!staying) signaling.clock.advance(graceMs);
  const back = await signaling.join();
  const { participants } = await back.snapshot();
  expect(participants).toContainEqual(expect.objectContaining({ participantId: 'professor', muted: false }));
});

describe('connection-state recovery', () => {
  it('replays what was missed and still asks for the token', async () => {
    const theatre = await signaling.join(rig);
    const ticket = await signaling.tickets.ticket({});
    let auth: object = { contractVersion, ticket };
    const socket = io(signaling.url, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 10,
      auth: (give) => give(auth),
    });
    onTestFinished(() => void socket.disconnect());
    const heard: number[] = [];
    socket.on('room:participant-changed', (_participant, sequence: number) => heard.push(sequence));
    const token = () => new Promise<object>((resolve) => socket.once('session:resume-token', resolve));
    auth = { contractVersion, ...(await token()) };
    await socket.emitWithAck('room:join', {});
    await theatre.ask('voice:set-muted', { muted: true });
    await expect.poll(() => heard).toEqual([3]);

    const next = token();
    socket.io.engine.close();
    await theatre.hears('room:participant-changed', ({ presence }) => presence.phase === 'interrupted');
    await theatre.ask('voice:set-muted', { muted: false });
    await next;
    expect(socket.recovered).toBe(true);
    await theatre.hears(
      'room:participant-changed',
      (one, sequence) => one.participantId === 'professor' && sequence === 6,
    );
    await expect.poll(() => heard).toEqual([3, 4, 5, 6]);

    // The token of before is used up: what recovery remembers is no way in.
    const refused = new Promise((resolve) => socket.once('connect_error', resolve));
    socket.io.engine.close();
    expect(await refused).toMatchObject({ data: { code: 'resume-refused' } });

    // A ticket for another room is one, and brings nothing of this room along.
    auth = { contractVersion, ticket: await signaling.tickets.ticket({ roomId: 'room-2' }) };
    const recovered = token();
    socket.connect();
    await recovered;
    expect(socket.recovered).toBe(true);
    heard.length = 0;
    await socket.emitWithAck('room:join', {});
    await theatre.ask('voice:set-muted', { muted: true });
    await socket.emitWithAck('voice:set-muted', { muted: true });
    await expect.poll(() => heard).toEqual([2]);
  });
});
