import {
  isArgumentElement,
  isLiteralElement,
  isPluralElement,
  isSelectElement,
  isTagElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser';
import { expect, test } from 'vitest';
import { catalogues } from './catalogues.ts';

type Tree = { readonly [key: string]: string | Tree };

function flatten(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${path}${key}`, value]] : flatten(value, `${path}${key}.`),
  );
}

interface Parts {
  /** What a reader sees whatever the values are. */
  readonly words: string[];
  /** The names of the values it takes. */
  readonly values: string[];
}

function partsOf(elements: MessageFormatElement[]): Parts {
  const parts = elements.map((element): Parts => {
    if (isLiteralElement(element)) return { words: [element.value], values: [] };
    if (isArgumentElement(element)) return { words: [], values: [element.value] };
    if (isTagElement(element)) return partsOf(element.children);
    if (!isSelectElement(element) && !isPluralElement(element)) return { words: [], values: [] };
    const inner = partsOf(Object.values(element.options).flatMap((option) => option.value));
    return { words: inner.words, values: [element.value, ...inner.values] };
  });
  return { words: parts.flatMap(({ words }) => words), values: parts.flatMap(({ values }) => values) };
}

const chinese = flatten(catalogues['zh-CN']);
const english = flatten(catalogues.en);

/** What stands in Latin letters on a Chinese page too: names of products, units and abbreviations. */
const alsoChinese = new Set([
  'Scrubline',
  'English',
  'ms',
  'ml',
  'kg',
  'kbps',
  'Mbps',
  'AI',
  'CT',
  'USB',
  'Esc',
  'Chrome',
  'Edge',
  'FHIR',
]);
const isExample = (word: string) => word.includes('@');

test('a Chinese page holds no English', () => {
  const leftovers = chinese.flatMap(([key, message]) =>
    partsOf(parse(message))
      .words.flatMap((words) => words.match(/[A-Za-z][\w@.-]*/g) ?? [])
      .filter((word) => word.length > 1 && !alsoChinese.has(word) && !isExample(word))
      .map((word) => `${key}: ${word}`),
  );
  expect(leftovers).toEqual([]);
});

test('an English page holds no Chinese but the name of the language', () => {
  const leftovers = english.filter(([key, message]) => key !== 'Language.zh-CN' && /\p{Script=Han}/u.test(message));
  expect(leftovers).toEqual([]);
});

test('no message is empty, and both languages take the same values', () => {
  const summary = (messages: [string, string][]) =>
    messages.map(([key, message]) => `${key}: ${[...new Set(partsOf(parse(message)).values)].sort().join(' ')}`).sort();
  expect([...chinese, ...english].filter(([, message]) => message.trim() === '')).toEqual([]);
  expect(summary(english)).toEqual(summary(chinese));
});
