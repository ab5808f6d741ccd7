import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { repository } from '../preparation/settings.mjs';

type Messages = { readonly [key: string]: string | Messages };
const Messages: z.ZodType<Messages> = z.record(
  z.string(),
  z.union([z.string(), z.lazy((): z.ZodType<Messages> => Messages)]),
);

const readCatalogue = (language: string) =>
  new Map(flatten(Messages.parse(JSON.parse(readFileSync(join(repository, `web/messages/${language}.json`), 'utf8')))));

const flatten = (messages: Messages, prefix = ''): [string, string][] =>
  Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );

const [chinese, english] = [readCatalogue('zh-CN'), readCatalogue('en')];

test('both catalogues have the same messages', () => {
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
});

test('no message is empty', () => {
  const empty = [...chinese, ...english].filter(([, text]) => !text.trim()).map(([key]) => key);
  expect(empty).toEqual([]);
});

test('a message takes the same values in both languages', () => {
  const differing = [...chinese].filter(([key, text]) => valuesOf(text).join() !== valuesOf(english.get(key)).join());
  expect(differing.map(([key]) => key)).toEqual([]);
});

/** The names in an ICU message: what opens inside a name's own braces is a branch of it, with text. */
function valuesOf(message = ''): string[] {
  const names = new Set<string>();
  const isBranch: boolean[] = [];
  for (const { 0: brace, index } of message.matchAll(/[{}]/g)) {
    if (brace === '}') isBranch.pop();
    else {
      const branch = isBranch.at(-1) === false;
      isBranch.push(branch);
      if (!branch) names.add(/\w+/.exec(message.slice(index))?.[0] ?? '');
    }
  }
  return [...names].sort();
}
