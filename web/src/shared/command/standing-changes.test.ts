import { type Participant, ParticipantId } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { standingChanges } from './standing-changes.ts';

const gu = (changes: Partial<Participant>): Participant => ({
  participantId: ParticipantId.parse('gu'),
  role: 'specialist',
  displayName: '演示',
  permissions: ['speak', 'annotate'],
  requested: ['freeze', 'point'],
  presence: { phase: 'present', since: 0 },
  muted: false,
  signalsOpen: true,
  ...changes,
});
const none = new Set<never>();

it('says nothing about what stayed', () => {
  expect(standingChanges(gu({}), gu({}), none)).toEqual({ granted: [], taken: [], declined: [], muted: false });
});

it('tells what was given, what was taken, and what was answered with no', () => {
  const after = gu({ permissions: ['speak', 'freeze'], requested: [] });
  expect(standingChanges(gu({}), after, none)).toMatchObject({
    granted: ['freeze'],
    taken: ['annotate'],
    declined: ['point'],
  });
});

it('does not call it declined what was withdrawn', () => {
  const after = gu({ requested: ['freeze'] });
  expect(standingChanges(gu({}), after, new Set(['point'] as const)).declined).toEqual([]);
});

it('tells of a mute, and not of its end', () => {
  expect(standingChanges(gu({}), gu({ muted: true }), none).muted).toBe(true);
  expect(standingChanges(gu({ muted: true }), gu({}), none).muted).toBe(false);
});
