import { expect, test } from 'vitest';
import { runCommand } from './run-command.mjs';

test('tells each line while the program runs and gives back what it printed', async () => {
  const heard: string[] = [];
  const output = await runCommand('sh', ['-c', 'printf "o"; printf "ne\\n"; echo two >&2'], {
    say: (line: string) => heard.push(line),
  });
  expect(output).toBe('one');
  expect(heard.sort()).toEqual(['one', 'two']);
});

test('fails with the exit code and the last lines', async () => {
  await expect(runCommand('sh', ['-c', 'echo no such package >&2; exit 3'])).rejects.toThrow(
    'sh ended with 3:\nno such package',
  );
});

test('fails when there is no such program', async () => {
  await expect(runCommand('no-such-program', [])).rejects.toThrow('ENOENT');
});
