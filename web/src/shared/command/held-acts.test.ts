import {
  ActId,
  type Participant,
  ParticipantId,
  pingIntervalMs,
  pingTimeoutMs,
  type TakeAway,
} from '@scrubline/contract';
import { describe, expect, it } from 'vitest';
import {
  type HeldActs,
  hearAct,
  isInDoubt,
  letGo,
  noHeldActs,
  quietBeforeLetGoMs as quiet,
  settleAct,
} from './held-acts.ts';
import { steadyPresence } from './steady-presence.ts';

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
const rig = ParticipantId.parse('rig');
const knowing = (freshAt: number, steadyFrom: number, ...participants: Participant[]) => {
  const present = new Map(participants.map((one) => [one.participantId, one]));
  return { self, freshAt, participants: present, steady: steadyPresence(new Map(), present, steadyFrom) };
};
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
    const known = knowing(0, 0, theatre('present'));
    expect(isInDoubt(held, known, quiet - 1)).toBe(false);
    expect(isInDoubt(held, known, quiet)).toBe(true);
    expect(isInDoubt(held, knowing(quiet, 0, theatre('present')), quiet)).toBe(false);
  });

  it('ends when the theatre is in the room and has long stopped repeating it, and holds again when said again', () => {
    const known = knowing(quiet, 0, theatre('present'));
    const over = letGo(heard(0), known);
    expect(over.holding.size).toBe(0);
    expect(letGo(heard(1), known).holding.size).toBe(1);
    expect(heard(quiet, over).holding.size).toBe(1);
  });

  it('holds for as long as the server takes to notice a cut of whoever said it', () => {
    expect(quiet).toBeGreaterThan(pingIntervalMs + pingTimeoutMs);
    expect(letGo(heard(0), knowing(quiet + 500, 1_000, theatre('present'))).holding.size).toBe(1);
  });

  it('holds while the theatre is away, because it may still wait in its outbox', () => {
    expect(letGo(heard(0), knowing(60_000, 0, theatre('interrupted'))).holding.size).toBe(1);
    expect(letGo(heard(0), knowing(60_000, 0)).holding.size).toBe(1);
  });

  it('ends after its theatre left for good, when another computer of the theatre is there to tell it', () => {
    const other = { ...theatre('present'), participantId: rig };
    expect(letGo(heard(0), knowing(quiet, 0, other)).holding.size).toBe(0);
    expect(letGo(heard(0), knowing(quiet, 1, other)).holding.size).toBe(1);
    expect(letGo(heard(0), knowing(quiet, 0, other, theatre('interrupted'))).holding.size).toBe(1);
    expect(letGo(heard(0), knowing(quiet, 0, { ...other, permissions: ['speak'] })).holding.size).toBe(1);
  });

  it('holds on the page that acted until it is answered', () => {
    const own = hearAct(noHeldActs, { act, by: self, lastHeardAt: 0 });
    expect(letGo(own, knowing(60_000, 0, theatre('present'))).holding.size).toBe(1);
  });
});

it('a cut that was missed begins the presence anew', () => {
  const seen = (since: number) =>
    new Map([[screen, { ...theatre('present'), presence: { phase: 'present', since } }]] as const);
  const first = steadyPresence(new Map(), seen(1), 10);
  expect(steadyPresence(first, seen(1), 20).get(screen)?.from).toBe(10);
  expect(steadyPresence(first, seen(2), 20).get(screen)?.from).toBe(20);
});
