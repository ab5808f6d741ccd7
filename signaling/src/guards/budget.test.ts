import { expect, it } from 'vitest';
import { Budget } from './budget.ts';

it('lets through so much in each window, which begins with its first use', () => {
  const budget = new Budget({ points: 3, duration: 2 });
  expect([0, 500, 1_999].map((now) => budget.spend(1, now))).toEqual([true, true, true]);
  expect(budget.spend(1, 1_999)).toBe(false);
  expect(budget.spend(3, 2_000)).toBe(true);
  expect(budget.spend(1, 3_999)).toBe(false);
  expect(budget.spend(4, 10_000)).toBe(false);
});
