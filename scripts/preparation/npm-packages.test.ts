import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installedAsLocked } from './npm-packages.mjs';

const zod = { version: '4.6.7', integrity: 'sha512-a' };
const forAnotherSystem = { version: '1.0.0', integrity: 'sha512-b', optional: true };
const wanted = { '': { version: '0.1.0' }, 'node_modules/zod': zod, 'node_modules/other-system': forAnotherSystem };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scrubline-npm-'));
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }));
});
afterEach(() => rmSync(folder, { recursive: true }));

const install = (packages: object) =>
  writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));

test('what npm has noted as installed is not installed again', () => {
  install({ 'node_modules/zod': zod });
  expect(installedAsLocked(folder)).toBe(true);
});

test('a folder that npm was interrupted in is not used', () => {
  expect(installedAsLocked(folder)).toBe(false);
});

test('another version, other content and a missing package are noticed', () => {
  install({ 'node_modules/zod': { ...zod, version: '4.6.6' } });
  expect(installedAsLocked(folder)).toBe(false);
  install({ 'node_modules/zod': { ...zod, integrity: 'sha512-c' } });
  expect(installedAsLocked(folder)).toBe(false);
  install({});
  expect(installedAsLocked(folder)).toBe(false);
});
