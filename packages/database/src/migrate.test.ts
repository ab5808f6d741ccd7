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

it('goes on after the server has ended its idle connections', async () => {
  const { databaseUrl, drop } = await createTestDatabase();
  const { database, close } = connectDatabase(databaseUrl);
  const other = connectDatabase(databaseUrl);
  await database.execute(sql`select 1`);
  await other.database.execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  );
  await expect
    .poll(() =>
      database.execute(sql`select 1 as one`).then(
        (answer) => answer.rows,
        () => [],
      ),
    )
    .toEqual([{ one: 1 }]);
  await Promise.all([close(), other.close()]);
  await drop();
});
