import { expect, it } from 'vitest';
import { framesPerS, longestStillMs } from './four-cameras-rules.ts';

const presented = { room: [1_000, 1_070, 1_500, 1_560] };
const run = { fromMs: 990, toMs: 2_000 };

it('a rate counts what was presented, and nothing for a picture that never came', () => {
  expect(framesPerS(presented, 'room', 2_000)).toBe(2);
  expect(framesPerS(presented, 'monitor', 2_000)).toBe(0);
});

it('a still picture is one that stands between two frames, at the end, or all the time', () => {
  expect(longestStillMs(presented, 'room', run)).toBe(440);
  expect(longestStillMs({ room: [1_000] }, 'room', run)).toBe(1_000);
  expect(longestStillMs(presented, 'monitor', run)).toBe(1_010);
});
