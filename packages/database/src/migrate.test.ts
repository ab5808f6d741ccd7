import { readdir, readFile } from 'node:fs/promises';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { connectDatabase } from './database.ts';
import { createTestDatabase } from './embedded/test-database.ts';
import { migrate } from './migrate.ts';
import * as schema from './schema.ts';

const snapshots = new URL('../migrations/meta/', import.meta.url);

it('has migrations for everything in the schema: else run `npm run generate`', async () => {
  const names = (await readdir(snapshots)).filter((name) => name.endsWith('_snapshot.json')).sort();
  const newest = JSON.parse(await readFile(new URL(names.at(-1) ?? '', snapshots), 'utf8'));
  expect(await generateMigration(newest, generateDrizzleJson(schema))).toEqual([]);
});

it('migrates an empty database once, even when two processes start at the same moment', async () => {
  const { databaseUrl, drop } = await createTestDatabase();
  await Promise.all([migrate(databaseUrl), migrate(databaseUrl)]);
  await migrate(databaseUrl);
  const { database, close } = connectDatabase(databaseUrl);
  const applied = await database.execute(sql`select count(*)::integer as count from drizzle.__drizzle_migrations`);
  const written = (await readdir(new URL('..', snapshots))).filter((name) => name.endsWith('.sql'));
  expect(applied.rows).toEqual([{ count: written.length }]);
  await close();
  await drop();
});
