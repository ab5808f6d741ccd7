import { ActId, type Participant, ParticipantId, type TakeAway } from '@scrubline/contract';
import { describe, expect, it } from 'vitest';
import { type HeldActs, hearAct, isInDoubt, letGo, noHeldActs, repetitionSilenceMs, settleAct } from './held-acts.ts';

const self = ParticipantId.parse('gu');
const screen = ParticipantId.parse('screen');
const act: TakeAway = {
  actId: ActId.parse('act'),
  from: { who: 'everybody' },
  permissions: ['annotate'],
  mute: true,
  actedAt: 0,
};
const theatre = (phase: 'present' | 'interrupted'): Participant => ({
  participantId: screen,
  role: 'theatre-screen',
  displayName: '演示',
  permissions: ['command'],
  requested: [],
  presence: phase === 'present' ? { phase, since: 0 } : { phase, lostAt: 0 },
  muted: true,
  signalsOpen: true,
});
const knowing = (freshAt: number, ...participants: Participant[]) => ({
  self,
  freshAt,
  participants: new Map(participants.map((one) => [one.participantId, one])),
});
const heard = (at: number, acts: HeldActs = noHeldActs) => hearAct(acts, { act, by: screen, lastHeardAt: at });

describe('an act that was heard by signal', () => {
  it('holds until the server says so, and not again by a signal that was still on its way', () => {
    const settled = settleAct(heard(0), act.actId);
    expect(settled.holding.size).toBe(0);
    expect(heard(10, settled)).toBe(settled);
  });

  it('is not begun by a signal that the server overtook', () => {
    expect(heard(10, settleAct(noHeldActs, act.actId)).holding.size).toBe(0);
  });

  it('is in doubt when its repetition fell silent, until the room was asked', () => {
    const [held] = heard(0).holding.values();
    if (!held) throw new Error('nothing held');
    const known = knowing(0, theatre('present'));
    expect(isInDoubt(held, known, repetitionSilenceMs - 1)).toBe(false);
    expect(isInDoubt(held, known, repetitionSilenceMs)).toBe(true);
    expect(isInDoubt(held, knowing(repetitionSilenceMs, theatre('present')), repetitionSilenceMs)).toBe(false);
  });

  it('ends when the theatre is in the room and has long stopped repeating it', () => {
    const known = knowing(repetitionSilenceMs, theatre('present'));
    expect(letGo(heard(0), known).holding.size).toBe(0);
    expect(letGo(heard(1), known).holding.size).toBe(1);
  });

  it('holds while the theatre is away, because it may still wait in its outbox', () => {
    expect(letGo(heard(0), knowing(60_000, theatre('interrupted'))).holding.size).toBe(1);
    expect(letGo(heard(0), knowing(60_000)).holding.size).toBe(1);
  });

  it('holds on the page that acted until it is answered', () => {
    const own = hearAct(noHeldActs, { act, by: self, lastHeardAt: 0 });
    expect(letGo(own, knowing(60_000, theatre('present'))).holding.size).toBe(1);
  });
});
