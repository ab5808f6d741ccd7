import { expect, test } from 'vitest';
import { keepRunning, type Running, restartDelayMs } from './keep-running.ts';

/** A part that ends when the test says so. */
function createPart() {
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  const running: Running = { ended, stop: async () => end('stopped') };
  return { running, end };
}

test('waits longer after each failure, and never over half a minute', () => {
  expect([0, 1, 2, 3, 4, 5, 20].map(restartDelayMs)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
});

test('starts again what has ended, later each time, and says so', async () => {
  const parts = [createPart(), createPart()];
  const waited: number[] = [];
  const said: string[] = [];
  const runsAgain = Promise.withResolvers<void>();
  let starts = 0;
  const kept = await keepRunning({
    name: 'signaling',
    start: async () => {
      starts += 1;
      if (starts === 2) throw new Error('no database');
      const part = parts[starts === 1 ? 0 : 1];
      if (!part) throw new Error('started too often');
      return part.running;
    },
    say: (line) => {
      said.push(line);
      if (line.endsWith('runs again')) runsAgain.resolve();
    },
    wait: async (durationMs) => void waited.push(durationMs),
  });
  parts[0]?.end('SIGKILL');
  await runsAgain.promise;
  expect(waited).toEqual([1000, 2000]);
  expect(said).toEqual([
    'signaling has ended (SIGKILL)',
    'Starting signaling again in 1 s',
    'signaling does not start: no database',
    'Starting signaling again in 2 s',
    'signaling runs again',
  ]);
  await kept.stop();
  expect(starts).toBe(3);
});

test('what is stopped stays stopped', async () => {
  const part = createPart();
  let starts = 0;
  const kept = await keepRunning({
    name: 'web',
    start: async () => {
      starts += 1;
      return part.running;
    },
    say: () => {},
  });
  await kept.stop();
  expect(starts).toBe(1);
});

test('a stop in the middle of a wait does not start it once more', async () => {
  const part = createPart();
  const waiting = Promise.withResolvers<void>();
  let starts = 0;
  const kept = await keepRunning({
    name: 'web',
    start: async () => {
      starts += 1;
      return part.running;
    },
    say: () => {},
    wait: (_durationMs, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        waiting.resolve();
      }),
  });
  part.end('exit code 1');
  await waiting.promise;
  await kept.stop();
  expect(starts).toBe(1);
});

test('a first start that fails is told to whoever asked', async () => {
  const start = async () => {
    throw new Error('no such file');
  };
  await expect(keepRunning({ name: 'web', start, say: () => {} })).rejects.toThrow('no such file');
});
