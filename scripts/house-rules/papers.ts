import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from '../preparation/settings.mjs';

export interface Paper {
  /** From the folder of the project. */
  readonly path: string;
  readonly text: string;
}

export const readPapers = (...patterns: readonly string[]): Paper[] =>
  globSync(patterns, { cwd: repository })
    .sort()
    .map((path) => ({ path, text: readText(path) }));

export const readText = (path: string): string => readFileSync(join(repository, path), 'utf8');

/** What stands in backticks, outside fenced blocks, as written. */
export const namedIn = (text: string): string[] =>
  [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, name = '']) => name);

/** What is made while the product runs is in no repository. */
const places = /^(docs|load-tests|media-server|ops|packages|scripts|signaling|web)\//;
const fileName = /^[\w.-]+\.(ts|tsx|mjs|js|sql|md|c|css)$/;

export const isPath = (name: string): boolean => !name.includes(' ') && (places.test(name) || fileName.test(name));

/** Whole paths, with `{a,b}` and `*` as in a shell, and bare names of files that are somewhere. */
export function exists(name: string): boolean {
  if (existsSync(join(repository, name))) return true;
  const exclude = (folder: string) => /^(node_modules|\.next|\.git|data)$/.test(folder);
  return globSync(fileName.test(name) ? `**/${name}` : name, { cwd: repository, exclude }).length > 0;
}

/** The rows of every table as their cells by the words of its head, in lower case. */
export function rowsOf(text: string): Record<string, string>[] {
  const rows: Record<string, string>[] = [];
  let head: string[] | null = null;
  for (const line of text.split('\n')) {
    const cells = line.startsWith('|') ? line.split(/(?<!\\)\|/).slice(1, -1) : null;
    if (!cells) head = null;
    else if (!head) head = cells.map((cell) => cell.trim().toLowerCase());
    else if (!cells.every((cell) => /^[\s:-]+$/.test(cell))) {
      rows.push(Object.fromEntries(head.map((word, index) => [word, cells[index]?.trim() ?? ''])));
    }
  }
  return rows;
}

export interface Proof {
  readonly path: string;
  /** As the test is titled, or one of its cases. */
  readonly names: readonly string[];
}

/** `path` "name", "name"; `path` "name" */
export function proofsIn(cell: string): Proof[] {
  const proofs: { path: string; names: string[] }[] = [];
  for (const [, path, name] of cell.matchAll(/`([^`]+)`|"([^"]+)"/g)) {
    if (path) proofs.push({ path, names: [] });
    else if (name) proofs.at(-1)?.names.push(name);
  }
  return proofs;
}

/** Whether a file holds these very words as a text of their own. */
export const holdsText = (source: string, words: string): boolean =>
  ["'", '"', '`'].some((quote) => source.includes(`${quote}${words}${quote}`));

/** Links to files of ours that lead nowhere. */
export function brokenLinks({ path, text }: Paper): string[] {
  const goals = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, goal = '']) => goal);
  return goals
    .filter((goal) => !/^[a-z]+:/.test(goal) && !existsSync(join(repository, dirname(path), goal)))
    .map((goal) => `${path}: ${goal}`);
}
