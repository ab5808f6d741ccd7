import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../preparation/settings.mjs';

export interface Source {
  /** From the folder of the project. */
  readonly path: string;
  readonly lines: readonly string[];
}

const notOurs = new Set(['node_modules', '.next', '.turbo', '.git', 'data', 'migrations', 'test-results']);

/** Every code file of the project, as somebody would count and read it. */
export function readSources(pattern = '**/*.{ts,tsx,mts,mjs,js,css,sh}'): Source[] {
  return globSync(pattern, { cwd: repository, exclude: (name) => notOurs.has(name) }).map((path) => ({
    path,
    lines: readFileSync(join(repository, path), 'utf8').replace(/\n$/, '').split('\n'),
  }));
}

/** "path:line: text" of each line that breaks a rule. */
export const findLines = (sources: readonly Source[], breaks: (line: string) => boolean): string[] =>
  sources.flatMap(({ path, lines }) =>
    lines.flatMap((line, index) => (breaks(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
  );

/** What a source imports, by the names it writes. */
export const importsOf = ({ lines }: Source): string[] =>
  [...lines.join('\n').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name);
