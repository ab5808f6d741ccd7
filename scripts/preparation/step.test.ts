import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { beginSteps, StepFailure } from './step.mjs';

const printed: string[] = [];
beforeEach(() => {
  printed.length = 0;
  for (const stream of ['log', 'error'] as const) {
    vi.spyOn(console, stream).mockImplementation((line: string) => void printed.push(line));
  }
});
afterEach(() => vi.restoreAllMocks());

const run = vi.fn(async () => {});

test('what is there is not made again, and the table has every step', async () => {
  const steps = beginSteps('Preparation');
  await steps.ensure({ name: 'Paper', isDone: () => true, run, advice: '' });
  expect(await steps.do('Pencil', '', async () => 'sharp')).toBe('sharp');
  steps.printTable();
  expect(run).not.toHaveBeenCalled();
  expect(printed.join('\n')).toMatch(
    /Preparation:\n {2}Paper\s+\d+\.\d s {2}already there\n {2}Pencil\s+\d+\.\d s {2}done/,
  );
});

test('a failed step says which, why and what to do', async () => {
  const failing = async () => {
    throw new Error('the disk is full');
  };
  await expect(beginSteps('').do('Web pages', 'make room.', failing)).rejects.toThrow('the disk is full');
  expect(printed.join('\n')).toContain('✗ Web pages failed.\nthe disk is full\n\nWhat to do: make room.');
});

test('a failure that knows better what to do is heard', async () => {
  const failing = async () => {
    throw new StepFailure('ports are taken', 'end process 12.');
  };
  await expect(beginSteps('').do('Ports', 'see above.', failing)).rejects.toThrow();
  expect(printed.join('\n')).toContain('What to do: end process 12.');
});

test('a step that somebody stopped has not failed', async () => {
  const stopped = async () => AbortSignal.abort().throwIfAborted();
  await expect(beginSteps('').do('Web pages', '', stopped)).rejects.toThrow();
  expect(printed).toEqual([]);
});
