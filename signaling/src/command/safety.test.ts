import type { TakeAway } from '@scrubline/contract';
import { describe, expect, it } from 'vitest';
import { codeOf } from '../testing/code-of.ts';
import { type MortalSignaling, startMortalSignaling } from '../testing/start-mortal-signaling.ts';
import { startSignaling } from '../testing/start-signaling.ts';
import type { Stranger } from '../testing/stranger.ts';
import { joinAll, professorId, professorWish, rigWish, seenBy, takeAway } from '../testing/theatre-and-guests.ts';

/** The measures' limit from the act to the last screen, of which signaling has this machine's part. */
const actsWithinMs = 200;

const auditedActs = async ({ history }: Pick<MortalSignaling, 'history'>, act: TakeAway) =>
  (await history.audit()).filter(({ action, facts }) => action === 'command:take-away' && facts.actId === act.actId);

describe('with the database stopped', () => {
  it('what the theatre takes is gone from every screen in time, and in the audit when it is back', async () => {
    const signaling = await startSignaling();
    const { rig, professor, observer } = await joinAll(signaling);
    await signaling.history.stop();
    const act = takeAway(['annotate', 'speak']);
    const actedAt = performance.now();
    const acknowledged = rig.ask('command:take-away', act);
    await Promise.all([rig, professor, observer].map((one) => one.hears('command:took-away')));
    expect(performance.now() - actedAt).toBeLessThan(actsWithinMs);
    await acknowledged;
    expect(performance.now() - actedAt).toBeLessThan(actsWithinMs);
    await signaling.history.resume();
    signaling.clock.advance(1_000);
    await expect.poll(() => auditedActs(signaling, act)).toHaveLength(1);
    expect(await signaling.history.auditFault()).toBeNull();
  });

  it.each([
    ['mutes themselves', (one: Stranger) => one.ask('voice:set-muted', { muted: true }), { muted: true }],
    ['leaves', (one: Stranger) => one.ask('room:leave', {}), { leaveReason: 'left' }],
  ])('whoever %s does so at once, and the records know it later', async (_what, taking, written) => {
    const signaling = await startSignaling();
    const { professor } = await joinAll(signaling);
    await signaling.history.stop();
    const actedAt = performance.now();
    expect(await codeOf(taking(professor))).toBe('ok');
    expect(performance.now() - actedAt).toBeLessThan(actsWithinMs);
    await signaling.history.resume();
    signaling.clock.advance(1_000);
    const visit = async () => (await signaling.history.visits()).find((one) => one.participantId === 'professor');
    await expect.poll(visit).toMatchObject(written);
  });
});

describe('with the database stopped and signaling killed after its answer', () => {
  it('what was taken stays taken, and is in the audit once, with its time', async () => {
    const signaling = await startMortalSignaling();
    const { rig, professor } = await joinAll(signaling);
    await signaling.history.stop();
    const act = takeAway(['annotate', 'point'], { mute: true });
    await rig.ask('command:take-away', act);
    await signaling.die();
    await signaling.history.resume();
    await signaling.rise();
    const back = await signaling.comeBack(professor);
    expect((await back.join()).participants.find((one) => one.participantId === 'professor')).toMatchObject({
      permissions: ['publish:face', 'speak'],
      muted: true,
    });
    await expect.poll(() => auditedActs(signaling, act)).toHaveLength(1);
    await signaling.die();
    await signaling.rise();
    expect(await auditedActs(signaling, act)).toHaveLength(1);
    expect(await signaling.history.auditFault()).toBeNull();
  });

  it('a new ticket brings none of it back, neither before nor after the database has it', async () => {
    const signaling = await startMortalSignaling();
    const { rig } = await joinAll(signaling);
    await signaling.history.stop();
    await rig.ask('command:take-away', takeAway(['annotate'], { from: professorId }));
    await signaling.die();
    await signaling.rise();
    // Without a database nobody is let in, so nobody has more than before either.
    expect(await codeOf(signaling.join(professorWish))).toBe('store-unavailable');
    await signaling.history.resume();
    await expect.poll(() => codeOf(signaling.join(professorWish)), { timeout: 10_000 }).toBe('ok');
    const theatre = await signaling.join(rigWish);
    expect((await seenBy(theatre, professorId)).permissions).not.toContain('annotate');
  });

  it('whoever was sent away is gone, and a consultation that ended is over', async () => {
    const signaling = await startMortalSignaling();
    await signaling.history.addConsultation('room-1');
    const { rig, professor } = await joinAll(signaling);
    const token = await professor.notice('session:resume-token');
    await signaling.history.stop();
    await rig.ask('command:send-away', { participantId: professorId });
    await rig.ask('room:end', {});
    await signaling.die();
    await signaling.history.resume();
    await signaling.rise();
    expect(await codeOf(signaling.enter(token))).toBe('resume-refused');
    await expect.poll(() => signaling.history.endedAt('room-1')).not.toBeNull();
    expect(await codeOf(signaling.join(rigWish))).toBe('not-in-room');
  });

  it('whoever was sent away asks, also of the next signaling, until they are let in', async () => {
    const signaling = await startMortalSignaling();
    const { rig } = await joinAll(signaling);
    await signaling.history.stop();
    await rig.ask('command:send-away', { participantId: professorId });
    await signaling.die();
    await signaling.history.resume();
    await signaling.rise();
    await expect.poll(() => codeOf(signaling.join(rigWish)), { timeout: 10_000 }).toBe('ok');
    const phase = async () => (await seenBy(await signaling.join(professorWish), professorId)).presence.phase;
    expect(await phase()).toBe('waiting');
    await expect.poll(async () => (await signaling.history.standingOf('professor'))?.mustAsk).toBe(true);
    await signaling.die();
    await signaling.rise();
    expect(await phase()).toBe('waiting');
    const theatre = await signaling.join(rigWish);
    await theatre.ask('room:admit', { participantId: professorId, admitted: true });
    expect(await signaling.history.standingOf('professor')).toMatchObject({ mustAsk: false });
    expect(await phase()).toBe('present');
  });
});

it('what was granted to one stay is not there in the next one after a kill, and lasts over a newer session', async () => {
  const signaling = await startMortalSignaling();
  const { rig, professor } = await joinAll(signaling);
  const freeze = { to: { who: 'one', participantId: professorId }, permissions: ['freeze'] } as const;
  await rig.ask('command:grant', { ...freeze, permissions: ['freeze'] });
  await professor.ask('room:leave', {});
  await signaling.join(professorWish);
  const heldAfterKill = async () => {
    await signaling.die();
    await signaling.rise();
    const theatre = await signaling.join(rigWish);
    return { theatre, held: (await seenBy(theatre, professorId)).permissions };
  };
  const { theatre, held } = await heldAfterKill();
  expect(held).not.toContain('freeze');
  const back = await signaling.join(professorWish);
  await theatre.ask('command:grant', { ...freeze, permissions: ['freeze'] });
  expect((await seenBy(back, professorId)).permissions).toContain('freeze');
  await signaling.join(professorWish);
  expect((await heldAfterKill()).held).toContain('freeze');
});
