import { sql } from 'drizzle-orm';
import { expect, it, onTestFinished } from 'vitest';
import { connectDatabase, isReachable } from './database.ts';
import { createTestDatabase } from './embedded/test-database.ts';

it('goes on after the server has ended its idle connections', async () => {
  const { databaseUrl, drop } = await createTestDatabase();
  const { database, close } = connectDatabase(databaseUrl);
  const other = connectDatabase(databaseUrl);
  await database.execute(sql`select 1`);
  const others = sql`from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
  await other.database.execute(sql`select pg_terminate_backend(pid) ${others}`);
  const countOthers = async () => (await other.database.execute(sql`select count(*)::integer as left ${others}`)).rows;
  await expect.poll(countOthers).toEqual([{ left: 0 }]);
  expect((await database.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
  await Promise.all([close(), other.close()]);
  await drop();
});

it('says when the database does not answer', async () => {
  const { databaseUrl, drop } = await createTestDatabase();
  const { database, close } = connectDatabase(databaseUrl);
  expect(await isReachable(database)).toBe(true);
  await drop();
  expect(await isReachable(database)).toBe(false);
  await close();
});

it('outlives a connection that ends between two queries of a transaction', async () => {
  const { databaseUrl, stop, drop } = await createTestDatabase();
  onTestFinished(drop);
  const { database, close } = connectDatabase(databaseUrl);
  onTestFinished(close);
  const transaction = database.transaction(async (open) => {
    await open.execute(sql`select 1`);
    await stop();
    await open.execute(sql`select 2`);
  });
  await expect(transaction).rejects.toThrow();
});

it('gives back every connection of a transaction that could not begin', async () => {
  const { databaseUrl, drop } = await createTestDatabase();
  onTestFinished(drop);
  const { database, close } = connectDatabase(databaseUrl);
  onTestFinished(close);
  const refusedByServer = JSON.parse('{ "isolationLevel": "nonsense" }');
  const more = Array.from({ length: 25 }, () => database.transaction(async () => {}, refusedByServer));
  for (const { status } of await Promise.allSettled(more)) expect(status).toBe('rejected');
  expect((await database.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
});
