import { expect, it } from 'vitest';
import { createFrameLog } from './frame-log.ts';

const epoch = Date.parse('2026-03-12T08:00:00Z');

/** Microseconds on the camera's scale. */
const stampOf = (at: number) => (at - epoch) * 1_000 + 77_000_000;

/** Sixty frames of a camera that counts from its own start, read up to `jitterMs` late. */
function filmed(jitterMs: number) {
  const log = createFrameLog();
  const capturedAt = Array.from({ length: 60 }, (_, index) => epoch + (index * 1_000) / 30);
  for (const [index, at] of capturedAt.entries()) {
    log.add(stampOf(at), at + 1 + ((index * 7) % 5) * (jitterMs / 4));
  }
  return { log, capturedAt };
}

it('knows each of its frames, however late they were read', () => {
  const { log, capturedAt } = filmed(12);
  expect(capturedAt.map(log.find)).toEqual(capturedAt.map((at) => stampOf(at)));
});

it('takes no neighbour for a frame that is not there', () => {
  const { log, capturedAt } = filmed(12);
  expect(capturedAt.filter((at) => log.find(at + 1_000 / 60) !== null)).toEqual([]);
});

it('forgets after two seconds, and knows nothing before it has seen anything', () => {
  const { log, capturedAt } = filmed(0);
  const [first = 0] = capturedAt;
  log.add(stampOf(epoch + 2_100), epoch + 2_101);
  expect(log.find(first)).toBeNull();
  expect(log.find(epoch + 2_100)).toBe(stampOf(epoch + 2_100));
  expect(createFrameLog().find(epoch)).toBeNull();
});

it('finds the frame that it calls its newest', () => {
  const { log, capturedAt } = filmed(3);
  expect(createFrameLog().newest()).toBeNull();
  const newest = log.newest() ?? 0;
  expect(Math.abs(newest - (capturedAt.at(-1) ?? 0))).toBeLessThan(5);
  expect(log.find(newest)).toBe(stampOf(capturedAt.at(-1) ?? 0));
});
