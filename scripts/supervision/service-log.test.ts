import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createServiceLog } from './service-log.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'scrubline-log-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const lines = [
  '{"level":30,"msg":"listening"}',
  '{"level":40,"msg":"media-server connection lost"}',
  '{"level":50,"msg":"request failed","err":{"type":"QueryFailed","cause":{"type":"DatabaseError","code":"23514"}}}',
  '{"level":50,"msg":"told by another logger","err":{"message":"params: Fictional Zhang Wei"}}',
  'a line without form',
];

test('the file keeps everything, the terminal sees warnings and errors in words', async () => {
  const shown: string[] = [];
  const file = join(directory, 'signaling.log');
  const log = createServiceLog('signaling', file, (line) => shown.push(line));
  const output = new PassThrough();
  log.follow(output, false);
  output.end(`${lines.join('\n')}\n`);
  await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toBe(`${lines.join('\n')}\n`));
  expect(shown).toEqual([
    '[signaling] media-server connection lost',
    '[signaling] request failed: QueryFailed from DatabaseError 23514',
    '[signaling] told by another logger',
  ]);
  expect(log.lastLines()).toBe(lines.join('\n'));
});

test('what a program says outside its log is shown where it matters', async () => {
  const shown: string[] = [];
  const errors = new PassThrough();
  const file = join(directory, 'web.log');
  createServiceLog('web', file, (line) => shown.push(line)).follow(errors, true);
  errors.end('Error: no such page\n');
  await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toBe('Error: no such page\n'));
  expect(shown).toEqual(['[web] Error: no such page']);
});

test('a log that cannot be kept is said, and stops nobody', async () => {
  const shown: string[] = [];
  createServiceLog('web', join(directory, 'missing/web.log'), (line) => shown.push(line));
  await vi.waitFor(() => expect(shown[0]).toContain('[web] what it prints cannot be kept'));
});
