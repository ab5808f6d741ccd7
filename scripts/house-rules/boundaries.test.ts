import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { repository } from '../preparation/settings.mjs';

/** The table of docs/architecture.md: what each workspace may import by itself. */
const mayImport: Record<string, string[]> = {
  'packages/contract': [],
  'packages/vision': [],
  'packages/service-kit': ['contract'],
  'packages/database': ['service-kit'],
  web: ['contract', 'database', 'service-kit', 'vision'],
  signaling: ['contract', 'database', 'service-kit'],
  'media-server': ['contract', 'service-kit'],
  'load-tests': ['contract', 'vision'],
};

const Manifest = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  devDependencies: z.record(z.string(), z.string()).default({}),
});
const readManifest = (folder: string) =>
  Manifest.parse(JSON.parse(readFileSync(join(repository, folder, 'package.json'), 'utf8')));

test.each(Object.entries(mayImport))('%s declares no workspace but those it may import', (folder, allowed) => {
  const { dependencies, devDependencies } = readManifest(folder);
  const declared = Object.keys({ ...dependencies, ...devDependencies })
    .filter((name) => name.startsWith('@scrubline/'))
    .map((name) => name.replace('@scrubline/', ''));
  expect(declared.filter((name) => !allowed.includes(name))).toEqual([]);
});

let copy: string;
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'scrubline-boundaries-'));
  for (const file of ['package.json', 'package-lock.json', 'turbo.json', 'tsconfig.base.json']) take(file);
  for (const folder of ['media-server', 'packages/database', 'packages/service-kit', 'packages/contract']) {
    take(join(folder, 'package.json'));
    take(join(folder, 'turbo.json'));
  }
});
afterEach(() => rmSync(copy, { recursive: true }));

const take = (file: string) => {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  cpSync(join(repository, file), join(copy, file));
};

const write = (file: string, content: string) => {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  writeFileSync(join(copy, file), content);
};

const checkBoundaries = () =>
  new Promise<string>((resolve) => {
    execFile(join(repository, 'node_modules/.bin/turbo'), ['boundaries'], { cwd: copy }, (error, stdout, stderr) =>
      resolve(`${error ? 'refused' : 'accepted'}\n${stdout}${stderr}`),
    );
  });

test('an import of what a package does not declare is refused', async () => {
  write('media-server/src/main.ts', "import { migrate } from '@scrubline/database';\nvoid migrate;\n");
  expect(await checkBoundaries()).toMatch(/^refused[\s\S]*cannot import package `@scrubline\/database`/);
});

test('a package that may not be imported is refused although it is declared', async () => {
  const manifest = JSON.parse(readFileSync(join(copy, 'media-server/package.json'), 'utf8'));
  manifest.dependencies['@scrubline/database'] = '0.1.0';
  write('media-server/package.json', JSON.stringify(manifest));
  expect(await checkBoundaries()).toMatch(/^refused[\s\S]*`@scrubline\/database` found without any tag/);
});

test('an import that the table allows is accepted', async () => {
  write('media-server/src/main.ts', "import { createLogger } from '@scrubline/service-kit';\nvoid createLogger;\n");
  expect(await checkBoundaries()).toMatch(/^accepted/);
});
