import { expect, test } from 'vitest';
import {
  brokenLinks,
  exists,
  holdsText,
  isPath,
  namedIn,
  type Paper,
  proofsIn,
  readPapers,
  readText,
  rowsOf,
} from './papers.ts';
import { readSources } from './sources.ts';

const papers = readPapers('docs/{architecture,clinical-safety,runbook,security}.md');
const paperOf = (name: string): Paper => {
  const paper = papers.find(({ path }) => path === `docs/${name}.md`);
  if (!paper) throw new Error(`docs/${name}.md is missing`);
  return paper;
};
const inEach = (find: (text: string) => readonly string[]) =>
  papers.flatMap(({ path, text }) => [...new Set(find(text))].map((found) => `${path}: ${found}`));

const noTest = 'no test yet';

test('the four papers are looked at', () => {
  expect(papers.map(({ path }) => path)).toEqual([
    'docs/architecture.md',
    'docs/clinical-safety.md',
    'docs/runbook.md',
    'docs/security.md',
  ]);
});

test('every file that a paper names is there', () => {
  expect(inEach((text) => namedIn(text).filter((name) => isPath(name) && !exists(name)))).toEqual([]);
});

test('every test that a paper calls as a proof is in the file that it names', () => {
  const missing = (cell: string) =>
    proofsIn(cell).flatMap(({ path, names }) => {
      if (!exists(path)) return [];
      const source = readText(path);
      return names.filter((name) => !holdsText(source, name)).map((name) => `${path} "${name}"`);
    });
  expect(inEach((text) => rowsOf(text).flatMap((row) => missing(row['proved by'] ?? '')))).toEqual([]);
});

test('every control is proved by a test that is named, or says that there is none yet', () => {
  const isProved = (cell: string) =>
    cell.includes(noTest) ||
    (proofsIn(cell).length > 0 && proofsIn(cell).every(({ path, names }) => isTest(path) && names.length > 0));
  const bare = (text: string) =>
    rowsOf(text).flatMap((row) => (row['proved by'] === undefined || isProved(row['proved by']) ? [] : [rowText(row)]));
  expect(inEach(bare)).toEqual([]);
});

test('what a paper says a file holds is in that file', () => {
  const missing = (cell: string) => {
    let source = '';
    return namedIn(cell).flatMap((name) => {
      if (isPath(name)) source = exists(name) && /\.\w+$/.test(name) ? readText(name) : '';
      return isPath(name) || source === '' || source.includes(name) ? [] : [name];
    });
  };
  expect(inEach((text) => rowsOf(text).flatMap((row) => missing(row['held in'] ?? row['set in'] ?? '')))).toEqual([]);
});

test('every hazard says its cause, its harm, how severe it is, what is left, and at least one control', () => {
  const hazards = paperOf('clinical-safety').text.split(/^### /m).slice(1);
  expect(hazards.length).toBeGreaterThan(10);
  const isWhole = (hazard: string) =>
    ['Cause.', 'Harm.', 'Severity.', 'Left.'].every((word) => hazard.includes(`**${word}**`)) &&
    rowsOf(hazard).some((row) => row.control);
  expect(hazards.filter((hazard) => !isWhole(hazard)).map((hazard) => hazard.split('\n')[0])).toEqual([]);
});

test('every setting that a paper names is explained in .env.example, or is a secret that the start makes', () => {
  const explained = readText('.env.example') + readText('scripts/preparation/secrets.mjs');
  const isKnown = (name: string) => new RegExp(`\\b${name}\\b`).test(explained);
  const settings = (text: string) => [
    ...namedIn(text).flatMap((name) => /^([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)(?:=.*)?$/.exec(name)?.[1] ?? []),
    ...[...text.matchAll(/(?<![-\w])([A-Z][A-Z0-9_]*)=/g)].map(([, name = '']) => name),
  ];
  expect(inEach((text) => settings(text).filter((name) => !isKnown(name)))).toEqual([]);
});

test('every figure that the runbook names is told by a service', () => {
  const sources = readSources('{media-server,signaling,web,packages/service-kit}/**/*.ts');
  const told = sources
    .filter(({ path }) => !isTest(path))
    .map(({ lines }) => lines.join('\n'))
    .join('\n');
  const short = (name: string) => name.replace(/^scrubline_(media|signaling)_/, '');
  const isTold = (name: string) =>
    told.includes(name) || new RegExp(`['(]${short(name)}'|\\b${short(name)}:`).test(told);
  const named = [...paperOf('runbook').text.matchAll(/\bscrubline_[a-z_]+/g)]
    .map(([name]) => name.replace(/_(bucket|count|sum)$/, ''))
    .filter((name) => !isTold(name));
  expect([...new Set(named)]).toEqual([]);
});

test('every command of npm that is written down is there', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readText('package.json'));
  const known = new Set(Object.keys(scripts));
  const all = readPapers('*.md', 'docs/*.md').flatMap(({ path, text }) =>
    [...text.matchAll(/npm run (?:-s )?([a-z][\w:]*)/g)].map(([, name = '']) => ({ path, name })),
  );
  expect(all.filter(({ name }) => !known.has(name))).toEqual([]);
});

test('no link between papers leads nowhere', () => {
  expect(readPapers('*.md', 'docs/*.md', 'docs/decisions/*.md').flatMap(brokenLinks)).toEqual([]);
});

function isTest(path: string): boolean {
  return /\.(test|e2e)\.ts$/.test(path);
}

function rowText(row: Record<string, string>): string {
  return Object.values(row).join(' | ');
}
