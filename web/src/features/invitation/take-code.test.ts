import { expect, test } from 'vitest';
import { isCode, takeCode } from './take-code.ts';

const code = 'AbCdEfGhIjKlMnOpQrStUvWxYz0123456789-_AbCdE';

function open(hash: string) {
  const addresses: unknown[] = [];
  const replaceState = (_data: unknown, _unused: string, address?: unknown) => addresses.push(address);
  return { taken: takeCode({ hash, pathname: '/invite' }, { replaceState }), addresses };
}

test('a code is taken out of the address at once', () => {
  expect(open(`#${code}`)).toEqual({ taken: code, addresses: ['/invite'] });
  expect(open('#half-a-co')).toEqual({ taken: 'half-a-co', addresses: ['/invite'] });
});

test('an address without a code stays as it is', () => {
  expect(open('')).toEqual({ taken: null, addresses: [] });
  expect(open('#')).toEqual({ taken: null, addresses: [] });
});

test('only a whole code is worth asking about', () => {
  expect(isCode(code)).toBe(true);
  expect(isCode(code.slice(1))).toBe(false);
  expect(isCode(`${code.slice(1)}.`)).toBe(false);
});
