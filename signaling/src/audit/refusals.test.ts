import { beforeEach, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import type { AuditedDeed } from './audit-note.ts';
import { Refusals } from './refusals.ts';

const deed = (action: string): AuditedDeed => ({
  actor: { kind: 'person', id: 'professor' },
  action,
  outcome: 'refused',
});

let clock: ManualClock;
let isFull: boolean;
let kept: AuditedDeed[];
let refusals: Refusals;
beforeEach(() => {
  clock = new ManualClock();
  isFull = false;
  kept = [];
  refusals = new Refusals({
    clock,
    summary: deed('many'),
    isFull: () => isFull,
    keep: (one) => kept.push(one),
  });
});

it('counts by who, what and why, and begins anew every second', () => {
  for (let count = 0; count < 3; count += 1) refusals.add('session-1', deed('room:end'));
  refusals.add('session-2', deed('room:end'));
  refusals.add('session-1', deed('room:admit'));
  expect(kept).toEqual([]);
  clock.advance(1_000);
  expect(kept.map(({ action, facts }) => [action, facts])).toEqual([
    ['room:end', { times: 3 }],
    ['room:end', {}],
    ['room:admit', {}],
  ]);
  refusals.add('session-1', deed('room:end'));
  clock.advance(1_000);
  expect(kept).toHaveLength(4);
});

it('makes one row of all that is beyond 2,000 kinds in a second', () => {
  for (let count = 0; count < 5_000; count += 1) refusals.add(`session-${count}`, deed('room:end'));
  clock.advance(1_000);
  expect(kept).toHaveLength(2_001);
  expect(kept.at(-1)).toMatchObject({ action: 'many', facts: { times: 3_000 } });
});

it('counts on while the journal is full', () => {
  isFull = true;
  refusals.add('session-1', deed('room:end'));
  clock.advance(60_000);
  refusals.add('session-1', deed('room:end'));
  expect(kept).toEqual([]);
  isFull = false;
  clock.advance(1_000);
  expect(kept).toMatchObject([{ action: 'room:end', facts: { times: 2 } }]);
});
