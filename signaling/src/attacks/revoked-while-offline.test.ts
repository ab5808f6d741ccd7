import { contractVersion, ParticipantId } from '@scrubline/contract';
import { io, type Socket } from 'socket.io-client';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { expectRefusals } from '../testing/audited-rows.ts';
import { codeOf } from '../testing/code-of.ts';
import { mediaPlaced, openTransport, publish } from '../testing/sender.ts';
import { type MediaServerUnderTest, startMediaServer } from '../testing/start-media-server.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import type { Stranger } from '../testing/stranger.ts';
import { professorId, professorWish, rigWish, seenBy, takeAway } from '../testing/theatre-and-guests.ts';

const voice = { kind: 'voice' } as const;

let media: MediaServerUnderTest;
let signaling: SignalingUnderTest;
let rig: Stranger;
beforeEach(async () => {
  media = await startMediaServer();
  signaling = await startSignaling({ mediaServerUrls: [media.url] });
  rig = await signaling.join(rigWish);
  await mediaPlaced(rig);
});

const interrupted = () => rig.hears('room:participant-changed', ({ presence }) => presence.phase === 'interrupted');
const revoke = () => rig.ask('command:take-away', takeAway(['speak', 'annotate'], { from: professorId, mute: true }));

const byProfessor = { actorKind: 'person', actorId: 'professor', roomId: 'room-1' } as const;
const unmuting = { ...byProfessor, action: 'voice:set-muted', outcome: 'not-permitted' };
const publishing = { ...byProfessor, action: 'feed:publish', outcome: 'not-permitted' };
const comingBack = { ...byProfessor, action: 'session:open', outcome: 'resume-refused' };

async function expectNothingOfIt(professor: Stranger) {
  expect(await seenBy(rig, professorId)).toMatchObject({ muted: true, permissions: ['publish:face', 'point'] });
  expect(await codeOf(professor.ask('voice:set-muted', { muted: false }))).toBe('not-permitted');
  expect(await codeOf(publish(professor, await openTransport(professor, 'send'), voice))).toBe('not-permitted');
  expect(await media.holds('producers')).toBe(0);
}

describe('whoever was deprived while offline', () => {
  it('comes back without it, by token', async () => {
    const professor = await signaling.join(professorWish);
    await publish(professor, await openTransport(professor, 'send'), voice);
    const token = await professor.cut();
    await interrupted();
    await revoke();
    await expect.poll(() => media.holds('producers')).toBe(0);
    const back = await signaling.enter(token);
    await back.join();
    await expectNothingOfIt(back);
    await expectRefusals(signaling, [unmuting, publishing]);
  });

  it('comes back without it, by a new ticket that names it still', async () => {
    const professor = await signaling.join(professorWish);
    await professor.cut();
    await interrupted();
    await revoke();
    await expectNothingOfIt(await signaling.join(professorWish));
    signaling.clock.advance(60_000);
    await expectNothingOfIt(await signaling.join(professorWish));
    await expectRefusals(signaling, [unmuting, publishing, unmuting, publishing]);
  });

  it('does not come back at all after having been sent away, or after the end', async () => {
    const professor = await signaling.join(professorWish);
    const token = await professor.cut();
    await interrupted();
    await rig.ask('command:send-away', { participantId: professorId });
    expect(await codeOf(signaling.enter(token))).toBe('resume-refused');

    const guest = await signaling.join({ ...professorWish, participantId: 'guest' });
    const ofGuest = await guest.cut();
    await rig.hears('room:participant-changed', (changed) => {
      return changed.participantId === ParticipantId.parse('guest') && changed.presence.phase === 'interrupted';
    });
    await rig.ask('room:end', {});
    expect(await codeOf(signaling.enter(ofGuest))).toBe('resume-refused');
    await expectRefusals(signaling, [comingBack, { ...comingBack, actorId: 'guest' }]);
  });
});

describe('connection-state recovery', () => {
  it('gives nothing back of what was taken, and asks for a good token', async () => {
    const { socket, tokens } = await openRecovering();
    await socket.emitWithAck('room:join', {});
    // Recovery needs a broadcast to count from.
    await rig.ask('voice:set-muted', { muted: true });
    await expect.poll(() => tokens.heard).toBeGreaterThan(0);
    const count = tokens.given.length;
    socket.io.engine.close();
    await interrupted();
    await revoke();
    await expect.poll(() => tokens.given.length).toBe(count + 1);
    expect(socket.recovered).toBe(true);
    expect(await socket.emitWithAck('voice:set-muted', { muted: false })).toEqual({ ok: false, code: 'not-permitted' });
    expect(await seenBy(rig, professorId)).toMatchObject({ muted: true, permissions: ['publish:face', 'point'] });
    await expectRefusals(signaling, [unmuting]);
  });

  it('with the session of somebody else, by whatever it is called, hears nothing of their room', async () => {
    const { socket } = await openRecovering();
    await socket.emitWithAck('room:join', {});
    await rig.ask('voice:set-muted', { muted: true });
    const { pid } = privateSessionOf(socket);
    socket.disconnect();
    const ticket = await signaling.tickets.ticket({ roomId: 'room-2', participantId: 'thief' });
    const thief = io(signaling.url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { contractVersion, ticket, pid, offset: 'x' },
    });
    onTestFinished(() => void thief.disconnect());
    const heard: unknown[] = [];
    thief.onAny((name) => heard.push(name));
    await new Promise<void>((resolve) => thief.once('connect', resolve));
    expect(await thief.emitWithAck('room:join', {})).toMatchObject({ ok: true });
    await rig.ask('voice:set-muted', { muted: false });
    expect(await thief.emitWithAck('room:snapshot', {})).toMatchObject({
      reply: { snapshot: { roomId: 'room-2', participants: [{ participantId: 'thief' }] } },
    });
    expect(heard).not.toContain('room:participant-changed');
  });
});

/** A client that reconnects by itself with its newest token, as the library offers. */
async function openRecovering(): Promise<{ socket: Socket; tokens: { given: string[]; heard: number } }> {
  let credential: object = { ticket: await signaling.tickets.ticket(professorWish) };
  const tokens = { given: [] as string[], heard: 0 };
  const socket = io(signaling.url, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 10,
    auth: (give) => give({ contractVersion, ...credential }),
  });
  onTestFinished(() => void socket.disconnect());
  socket.on('room:participant-changed', () => {
    tokens.heard += 1;
  });
  const first = new Promise<void>((resolve) => {
    socket.on('session:resume-token', (token: { resumeToken: string }) => {
      credential = token;
      tokens.given.push(token.resumeToken);
      resolve();
    });
  });
  await first;
  return { socket, tokens };
}

/** The library keeps the id by which it recovers to itself; whoever overhears the handshake knows it. */
function privateSessionOf(socket: Socket): { pid: unknown } {
  return { pid: Reflect.get(socket, '_pid') };
}
