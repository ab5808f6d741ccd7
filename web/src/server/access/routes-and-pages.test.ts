import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { askers, pageAccess, routeAccess } from './access-table.ts';

const app = join(import.meta.dirname, '../../app');
const withoutGroups = (folder: string) => folder.replaceAll(/\([^)]*\)\//g, '').replaceAll('\\', '/');
const found = (file: string) => globSync(`**/${file}`, { cwd: app }).map((path) => `/${withoutGroups(path)}`);
const pathOf = (path: string) => path.slice(0, path.lastIndexOf('/')) || '/';

test('every page is in the table, and nothing else is', () => {
  expect(found('page.tsx').map(pathOf).sort()).toEqual(Object.keys(pageAccess).sort());
});

test('every route is in the table with each of its methods, and nothing else is', async () => {
  const routes: string[] = [];
  for (const file of globSync('**/route.ts', { cwd: app })) {
    const path = pathOf(`/${withoutGroups(file)}`);
    const handlers: Record<string, unknown> = await import(join(app, file));
    const methods = Object.keys(handlers).filter((name) => /^[A-Z]+$/.test(name));
    routes.push(...methods.map((method) => `${method} ${path}`));
  }
  // better-auth's have a table of their own: `authEndpoints`.
  const own = routes.filter((route) => !route.endsWith('/api/auth/[...all]'));
  expect(own.sort()).toEqual(Object.keys(routeAccess).sort());
});

test('every row says something of everybody', () => {
  const rows = [...Object.values(routeAccess), ...Object.values(pageAccess)].flatMap((access) => Object.values(access));
  for (const row of rows) expect(Object.keys(row).sort()).toEqual([...askers].sort());
});
