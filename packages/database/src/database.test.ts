import { once } from 'node:events';
import { connect as connectSocket, createServer, type Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { expect, it, onTestFinished } from 'vitest';
import { connectDatabase, isReachable, isRefusedData } from './database.ts';
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

/** A network between us and the database that can fall silent without a word. */
async function openNetwork(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  const url = new URL(databaseUrl);
  const sockets: Socket[] = [];
  const server = createServer((near) => {
    const far = connectSocket(Number(port), hostname);
    for (const socket of [near, far]) socket.on('error', () => {});
    near.pipe(far).pipe(near);
    sockets.push(near, far);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url.hostname = '127.0.0.1';
  url.port = String(typeof address === 'object' ? address?.port : '');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: url.href, fallSilent: () => sockets.map((socket) => socket.unpipe().pause()) };
}

it('gives up a connection on which nothing is heard any more, and takes a new one', async () => {
  const { databaseUrl, drop } = await createTestDatabase();
  onTestFinished(drop);
  const { url, fallSilent } = await openNetwork(databaseUrl);
  const { database, close } = connectDatabase(url, undefined, 300);
  onTestFinished(close);
  const transaction = database.transaction(async (open) => {
    await open.execute(sql`select 1`);
    fallSilent();
    await open.execute(sql`select 2`);
  });
  await expect(transaction).rejects.toMatchObject({ cause: { message: 'Query read timeout' } });
  expect((await database.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
});

it('tells what the database will never take from what it cannot take now', async () => {
  const { databaseUrl, drop } = await createTestDatabase();
  onTestFinished(drop);
  const { database, close } = connectDatabase(databaseUrl);
  onTestFinished(close);
  const failureOf = (query: ReturnType<typeof sql>) =>
    database.execute(query).then(
      () => null,
      (error: unknown) => error,
    );
  expect(isRefusedData(await failureOf(sql`select 1 / 0`))).toBe(true);
  expect(isRefusedData(await failureOf(sql`select * from nothing_of_the_kind`))).toBe(false);
  expect(isRefusedData(new Error('gone'))).toBe(false);
});
