import { expect, test } from 'vitest';
import { findLines, importsOf, readSources } from './sources.ts';

const sources = readSources();
const isTest = (path: string) => /\.(test|e2e)\.tsx?$/.test(path) || path.includes('/e2e/');

test('the files of every workspace are looked at', () => {
  const folders = new Set(sources.map(({ path }) => path.split('/')[0]));
  expect([...folders]).toEqual(
    expect.arrayContaining(['load-tests', 'media-server', 'packages', 'scripts', 'signaling', 'web']),
  );
});

test('no code file is longer than 300 lines: a concept in it wants a name', () => {
  const long = sources.filter(({ lines }) => lines.length > 300).map(({ path, lines }) => `${path}: ${lines.length}`);
  expect(long).toEqual([]);
});

test('nothing is of any type, and no type error is silenced', () => {
  const breaks = (line: string) =>
    /\bas any\b|:\s*any\b(?!\s\w)|<any>|any\[\]|@ts-(ignore|nocheck|expect-error)/.test(line);
  const typed = sources.filter(({ path }) => /\.(ts|tsx|mjs)$/.test(path) && !path.startsWith('scripts/house-rules/'));
  expect(findLines(typed, breaks)).toEqual([]);
});

test('no test is skipped, left for later, or run alone', () => {
  const breaks = (line: string) =>
    /\b(it|test|describe)(\.\w+)?\.(skip|skipIf|runIf|only|todo|fixme|fails)\b/.test(line);
  expect(
    findLines(
      sources.filter(({ path }) => isTest(path)),
      breaks,
    ),
  ).toEqual([]);
});

test('no test waits by the clock: it waits for what it needs', () => {
  const breaks = (line: string) =>
    /new Promise\(.*\bsetTimeout\(|\bsleep\(|waitForTimeout\(|'node:timers\/promises'/.test(line);
  const waiting = sources.filter(
    ({ path }) => isTest(path) && !path.startsWith('load-tests/') && !path.startsWith('scripts/house-rules/'),
  );
  expect(findLines(waiting, breaks)).toEqual([]);
});

test('signaling asks the database in its history and audit alone', () => {
  const asking = sources.filter(
    (source) =>
      source.path.startsWith('signaling/') &&
      !/^signaling\/src\/(history|audit)\//.test(source.path) &&
      !isTest(source.path) &&
      importsOf(source).some((name) => name.startsWith('@scrubline/database')),
  );
  expect(asking.map(({ path }) => path)).toEqual([]);
});

test('in web, one folder alone talks to mediasoup-client', () => {
  const talking = sources.filter(
    (source) =>
      source.path.startsWith('web/') &&
      !source.path.startsWith('web/src/shared/media/') &&
      importsOf(source).some((name) => name.startsWith('mediasoup-client')),
  );
  expect(talking.map(({ path }) => path)).toEqual([]);
});
