import { expect, it } from 'vitest';
import { createResync } from './resync.ts';

/** Answers when told to. */
function openServer(isBehind: () => boolean) {
  const waiting: (() => void)[] = [];
  const fetch = () => new Promise<void>((resolve) => waiting.push(resolve));
  const resync = createResync(fetch, isBehind);
  const answer = async () => {
    waiting.at(-1)?.();
    await new Promise(setImmediate);
  };
  return { resync, answer, asked: () => waiting.length };
}

it('asks once for a burst of broadcasts after a gap, and again for the next gap', async () => {
  const { resync, answer, asked } = openServer(() => false);
  for (let missed = 0; missed < 100; missed += 1) resync();
  expect(asked()).toBe(1);
  await answer();
  expect(asked()).toBe(1);
  resync();
  expect(asked()).toBe(2);
});

it('asks once more when the answer is older than what was heard meanwhile, and not for ever', async () => {
  const { resync, answer, asked } = openServer(() => true);
  resync();
  await answer();
  expect(asked()).toBe(2);
  await answer();
  expect(asked()).toBe(2);
});
