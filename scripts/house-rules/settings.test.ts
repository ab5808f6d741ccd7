import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repository } from '../preparation/settings.mjs';
import { readSources } from './sources.ts';

const exampleLines = readFileSync(join(repository, '.env.example'), 'utf8').split('\n');
const nameOf = (line: string) => /^([A-Z][A-Z0-9_]*)=/.exec(line)?.[1];
const explained = exampleLines.flatMap((line) => nameOf(line) ?? []);

const read = readSources('**/env.ts').flatMap(({ lines }) =>
  lines.flatMap((line) => /^ {2}([A-Z][A-Z0-9_]*):/.exec(line)?.[1] ?? []),
);

test('every setting that a service reads is in .env.example, and no other', () => {
  expect([...explained].sort()).toEqual([...new Set(read)].sort());
});

test('every setting is explained above it', () => {
  const bare = exampleLines.filter((line, index) => {
    const above = exampleLines[index - 1] ?? '';
    return nameOf(line) && !above.startsWith('#') && !nameOf(above);
  });
  expect(bare).toEqual([]);
});
