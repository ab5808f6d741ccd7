import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';

const web = join(import.meta.dirname, '../..');
const read = (pattern: string) =>
  globSync(join(web, pattern)).map((path) => ({ path: relative(web, path), text: readFileSync(path, 'utf8') }));

const isTest = (path: string) => /\.test\.tsx?$/.test(path);

test('only the tokens say what a colour is', () => {
  const literal = /#[0-9a-f]{3,8}\b(?=["'\s;`,\])])|\b(?:rgba?|hsla?|oklch|oklab|color)\(/gi;
  const found = [...read('src/**/*.ts'), ...read('src/**/*.tsx'), ...read('src/**/*.css')]
    .filter(({ path }) => path !== 'src/app/tokens.css' && !isTest(path))
    .flatMap(({ path, text }) => (text.match(literal) ?? []).map((colour) => `${path}: ${colour}`));
  expect(found).toEqual([]);
});

test('what a control is called comes from the catalogues', () => {
  const named = /\b(?:aria-label|aria-valuetext|title|alt|placeholder|label|word)="[^"]*\p{L}/gu;
  const found = read('src/**/*.tsx').flatMap(({ path, text }) =>
    (text.match(named) ?? []).map((attribute) => `${path}: ${attribute}`),
  );
  expect(found).toEqual([]);
});

test('no Chinese stands in the code of a page', () => {
  const found = [...read('src/**/*.ts'), ...read('src/**/*.tsx')]
    .filter(({ path }) => !isTest(path) && !path.startsWith('src/server/demonstration/'))
    .flatMap(({ path, text }) => {
      const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      return (code.match(/\p{Script=Han}+/gu) ?? []).map((words) => `${path}: ${words}`);
    });
  expect(found).toEqual([]);
});
