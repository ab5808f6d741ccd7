import { expect, test } from 'vitest';
import { idleStep } from './idle-rule.ts';

const endsAt = 15 * 60_000;
const at = (now: number, more: { mayBeKept?: boolean; inLiveRoom?: boolean } = {}) =>
  idleStep({ now, endsAt, mayBeKept: true, inLiveRoom: false, ...more });

test('warns a minute before the end and ends just before the server would', () => {
  expect(at(0)).toEqual({ do: 'wait', until: 14 * 60_000 });
  expect(at(14 * 60_000)).toEqual({ do: 'warn', until: endsAt - 2_000 });
  expect(at(endsAt - 2_000)).toEqual({ do: 'end' });
  expect(at(endsAt + 60 * 60_000)).toEqual({ do: 'end' });
});

test('never sends anybody away from a live room', () => {
  expect(at(14 * 60_000, { inLiveRoom: true })).toEqual({ do: 'keep' });
  const late = endsAt + 60_000;
  expect(at(late, { inLiveRoom: true })).toEqual({ do: 'wait', until: late + 60_000 });
  expect(at(14 * 60_000, { inLiveRoom: true, mayBeKept: false }).do).toBe('wait');
});

test('warns at the end of the longest shift too', () => {
  expect(at(14 * 60_000, { mayBeKept: false }).do).toBe('warn');
});
