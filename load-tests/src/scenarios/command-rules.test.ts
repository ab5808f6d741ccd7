import { expect, it } from 'vitest';
import { actsAfterMs, eachOnce, everyDeed, takingsIn, timesOf } from './command-rules.ts';

it('tries every deed under every hindrance as often as the others, and each once in short', () => {
  const plan = everyDeed(5);
  const times = Map.groupBy(plan, ({ hindrance, deed }) => `${hindrance} ${deed}`);
  expect([...times.values()].map((group) => group.length)).toEqual(Array(9).fill(5));
  expect(new Set(eachOnce.map(({ hindrance }) => hindrance)).size).toBe(3);
  expect(new Set(eachOnce.map(({ deed }) => deed)).size).toBe(3);
});

it('what was sensed last before a press acts at once', () => {
  expect(actsAfterMs({ pressed: 1_000, actedAt: 1_080 })).toBe(80);
  expect(actsAfterMs({ pressed: 1_000, actedAt: 990 })).toBe(0);
  expect(actsAfterMs({ pressed: 1_000, actedAt: Number.POSITIVE_INFINITY })).toBe(Number.POSITIVE_INFINITY);
});

it('counts the times of one deed', () => {
  const trial = { hindrance: 'signaling', actsMs: 40, stoodStillMs: 0 } as const;
  expect(
    timesOf(
      [
        { ...trial, deed: 'mute' },
        { ...trial, deed: 'revoke', actsMs: 90 },
      ],
      'revoke',
    ),
  ).toEqual([90]);
});

it('counts what the audit holds as taken, once however often it was told, and nothing that was refused', () => {
  const event = (code: string, actId: string, outcome = '0') =>
    JSON.stringify({ subtype: [{ code }], outcome, entity: [{}, { detail: [{ type: 'actId', valueString: actId }] }] });
  const taking = event('command:take-away', 'first');
  const others = [event('command:grant', 'second'), event('command:take-away', 'third', '4')];
  expect(takingsIn([taking, taking, ...others])).toBe(1);
});
