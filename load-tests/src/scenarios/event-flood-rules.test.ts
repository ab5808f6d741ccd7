import { expect, it } from 'vitest';
import { p99RatioOf, unansweredOf } from './event-flood-rules.ts';

const answers = (slowestMs: number, unanswered: number) => ({
  waitsMs: [...Array.from({ length: 99 }, () => 1), slowestMs, slowestMs],
  unanswered,
});

it('compares the slowest answers beside the flood with the slowest without, and counts those that never came', () => {
  const pair = { quiet: answers(2, 0), beside: answers(5, 3), flooded: { sent: 50_000, isCutOff: true } };
  expect(p99RatioOf(pair)).toBe(2.5);
  expect(unansweredOf(pair)).toBe(3);
});
