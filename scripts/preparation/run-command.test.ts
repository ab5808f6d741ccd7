import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { identifyProcess, isAlive } from '@scrubline/service-kit';
import { expect, test, vi } from 'vitest';
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

test('a process that is told to stop ends what it runs, to the last child', async () => {
  const module = JSON.stringify(join(import.meta.dirname, 'run-command.mjs'));
  const script = `import { runCommand, stopCommandsOnSignal } from ${module};
    stopCommandsOnSignal();
    await runCommand('sh', ['-c', 'tail -f /dev/null & echo $!; wait'], { say: console.log });`;
  const process = spawn('node', ['--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface({ input: process.stdout }), 'line');
  const grandchild = identifyProcess(Number(line));
  expect(grandchild && isAlive(grandchild)).toBe(true);
  process.kill('SIGTERM');
  const [exitCode] = await once(process, 'exit');
  expect(exitCode).toBe(143);
  await vi.waitFor(() => expect(grandchild && isAlive(grandchild)).toBe(false));
});
