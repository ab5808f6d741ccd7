import { ParticipantId, type RoomContract } from '@scrubline/contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { expectRefusals, rowsOf as findRows } from '../testing/audited-rows.ts';
import { codeOf } from '../testing/code-of.ts';
import { type SignalingUnderTest, startSignaling } from '../testing/start-signaling.ts';
import { joinAll, professorId, rigId, takeAway } from '../testing/theatre-and-guests.ts';

let signaling: SignalingUnderTest;
beforeEach(async () => {
  signaling = await startSignaling();
});

const rowsOf = (action: string, count?: number) => findRows(signaling, action, count);
const secondPasses = () => signaling.clock.advance(1_000);

describe('the audit tells', () => {
  it('who entered, as a person, a rig or a guest', async () => {
    await signaling.join({ participantId: 'rig', role: 'rig' });
    await signaling.join({ participantId: 'screen-rig', role: 'theatre-screen' });
    await signaling.join();
    await signaling.join({ participantId: 'guest-1', role: 'observer', permissions: [] });
    expect((await rowsOf('room:join', 4)).map(({ actorKind, actorId }) => [actorKind, actorId])).toEqual([
      ['rig', 'rig'],
      ['rig', 'screen-rig'],
      ['person', 'professor'],
      ['guest', 'guest-1'],
    ]);
  });

  it('what was done to whom, when the service says it was, whatever the page says', async () => {
    const { rig } = await joinAll(signaling);
    const act = { ...takeAway(['annotate'], { from: professorId }), actedAt: 7 };
    await rig.ask('command:take-away', act);
    const [row] = await rowsOf('command:take-away');
    expect(row).toMatchObject({
      actorKind: 'rig',
      actorId: 'rig',
      roomId: 'room-1',
      subjectId: 'professor',
      outcome: 'ok',
      at: new Date(signaling.clock.now()),
      facts: { permissions: 'annotate', mute: false, actId: act.actId, actedAt: 7 },
    });
  });

  it('of an interruption, a coming back, and every leaving with its reason', async () => {
    const { professor, rig } = await joinAll(signaling);
    const back = await signaling.enter(await professor.cut());
    await back.join();
    await rig.ask('command:send-away', { participantId: professorId });
    const ofProfessor = { actorKind: 'service', actorId: 'signaling', roomId: 'room-1', subjectId: 'professor' };
    expect(await rowsOf('room:came-back')).toMatchObject([ofProfessor]);
    expect(await rowsOf('room:left')).toMatchObject([{ ...ofProfessor, facts: { reason: 'sent-away' } }]);
  });

  it('of letting in and of turning away', async () => {
    const { rig } = await joinAll(signaling);
    for (const participantId of ['second', 'third']) await signaling.join({ participantId, admission: 'ask' });
    const decide = (participantId: string, admitted: boolean) =>
      rig.ask('room:admit', { participantId: ParticipantId.parse(participantId), admitted });
    await decide('second', true);
    await decide('third', false);
    expect(await rowsOf('room:admit', 2)).toMatchObject([
      { subjectId: 'second', facts: { admitted: true } },
      { subjectId: 'third', facts: { admitted: false } },
    ]);
  });

  it('in one chain that holds', async () => {
    const { rig, professor } = await joinAll(signaling);
    await professor.ask('voice:set-muted', { muted: true });
    await rig.ask('room:end', {});
    await rowsOf('room:left', 3);
    expect(await signaling.history.auditFault()).toBeNull();
  });
});

describe('a refusal', () => {
  it('is one row for all of the same kind within a second', async () => {
    const { professor } = await joinAll(signaling);
    const name: keyof RoomContract = 'command:take-away';
    for (let count = 0; count < 50; count += 1) await codeOf(professor.ask(name, takeAway(['speak'])));
    await codeOf(professor.ask('room:end', {}));
    secondPasses();
    expect(await rowsOf(name)).toMatchObject([
      { actorId: 'professor', roomId: 'room-1', outcome: 'not-permitted', facts: { times: 50 } },
    ]);
    expect(await rowsOf('room:end')).toMatchObject([{ outcome: 'not-permitted', facts: {} }]);
  });

  it('says whom it would have been done to', async () => {
    const { rig } = await joinAll(signaling);
    await codeOf(rig.ask('command:take-away', takeAway(['speak'], { from: rigId })));
    secondPasses();
    expect(await rowsOf('command:take-away')).toMatchObject([{ outcome: 'not-permitted', subjectId: 'rig' }]);
  });

  it('of something that is no request names nothing that the page made up', async () => {
    const { professor } = await joinAll(signaling);
    await professor.socket.emitWithAck('fictional patient Li', {});
    secondPasses();
    expect(await rowsOf('unknown')).toMatchObject([{ outcome: 'unknown-request', actorId: 'professor' }]);
    expect(JSON.stringify(await signaling.history.audit())).not.toContain('Li');
  });

  it('at the door is kept without an address and without what was brought', async () => {
    const ticket = await signaling.tickets.ticket({});
    await signaling.enter({ ticket });
    for (let count = 0; count < 3; count += 1) await codeOf(signaling.enter({ ticket }));
    secondPasses();
    const [row] = await rowsOf('session:open');
    expect(row).toMatchObject({ outcome: 'ticket-used', facts: { times: 3 } });
    expect(JSON.stringify(row)).not.toContain(ticket.slice(-20));
    expect(JSON.stringify(row)).not.toContain('127.0.0.1');
  });

  it('at the door names whoever proved who they are, each by themselves, and nobody else', async () => {
    const professor = await signaling.join();
    const own = await professor.notice('session:resume-token');
    await signaling.join();
    await codeOf(signaling.enter(own));
    const expired = await signaling.tickets.ticket({ participantId: 'guest-late', roomId: 'room-2' });
    const notYet = { nbf: signaling.clock.now() / 1000 + 90 };
    signaling.clock.advance(60_000);
    const tried = [
      { ticket: expired },
      { ticket: await signaling.tickets.ticket({ participantId: 'early' }, notYet) },
      { ticket: await signaling.tickets.ticket({ participantId: 'audience' }, { aud: 'somebody-else' }) },
      { ticket: `${expired.slice(0, -8)}AAAAAAAA` },
      { resumeToken: 'guessed' },
    ];
    for (const credential of tried) await codeOf(signaling.enter(credential));
    const atTheDoor = { action: 'session:open', subjectId: null };
    const nobody = { ...atTheDoor, actorKind: 'person', actorId: null, roomId: null } as const;
    await expectRefusals(signaling, [
      { ...atTheDoor, outcome: 'resume-refused', actorKind: 'person', actorId: 'professor', roomId: 'room-1' },
      { ...atTheDoor, outcome: 'ticket-expired', actorKind: 'guest', actorId: 'guest-late', roomId: 'room-2' },
      { ...atTheDoor, outcome: 'ticket-not-yet-valid', actorKind: 'person', actorId: 'early', roomId: 'room-1' },
      { ...nobody, outcome: 'ticket-invalid', facts: { times: 2 } },
      { ...nobody, outcome: 'resume-refused' },
    ]);
  });
});
