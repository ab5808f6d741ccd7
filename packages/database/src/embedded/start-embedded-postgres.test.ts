import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { lstat, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findEmbeddedPostgres } from './find-embedded-postgres.ts';
import { findFreePort } from './free-port.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres.ts';

let directory: string;
let port: number;
let server: EmbeddedPostgres | undefined;
const said: string[] = [];

const start = async (place = directory) => {
  const options = { directory: place, port, password: 'for-tests', durable: false };
  server = await startEmbeddedPostgres({ ...options, say: (line) => said.push(line) });
  return server;
};

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'scrubline-embedded-'));
  port = await findFreePort();
  said.length = 0;
});

afterEach(async () => {
  await server?.stop();
  server = undefined;
  await rm(directory, { recursive: true });
});

async function ask(databaseUrl: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

test('keeps what was written over a stop and a start', async () => {
  const first = await start();
  await ask(first.databaseUrl, 'create table kept (word text); insert into kept values ($$胃$$)');
  await first.stop();
  const second = await start();
  expect(await ask(second.databaseUrl, 'select word from kept')).toEqual([{ word: '胃' }]);
});

test('is found by others while it runs, on whatever port', async () => {
  const find = () => findEmbeddedPostgres(directory, 'for-tests');
  expect(await find()).toBeNull();
  const { databaseUrl, stop } = await start();
  expect(await find()).toBe(databaseUrl);
  await stop();
  expect(await find()).toBeNull();
});

test('stops a server whose process was killed, and keeps its rows', async () => {
  const killed = fork(join(import.meta.dirname, 'start-for-test.ts'), [directory, String(port)], { silent: true });
  const [databaseUrl] = await once(killed, 'message');
  await ask(databaseUrl, 'create table kept (word text); insert into kept values ($$还在$$)');
  killed.kill('SIGKILL');
  await once(killed, 'exit');
  const next = await start();
  expect(said).toEqual(['Stopped a database server that an earlier run had left behind']);
  expect(await ask(next.databaseUrl, 'select word from kept')).toEqual([{ word: '还在' }]);
});

test('notices that its server was killed, and starts again with what was written', async () => {
  const first = await start();
  await ask(first.databaseUrl, 'create table kept (word text); insert into kept values ($$写了$$)');
  process.kill(Number((await readFile(join(directory, 'cluster/postmaster.pid'), 'utf8')).split('\n')[0]), 'SIGKILL');
  await first.ended;
  const second = await start();
  expect(await ask(second.databaseUrl, 'select word from kept')).toEqual([{ word: '写了' }]);
});

test('leaves the database of a living process alone', async () => {
  const other = fork(join(import.meta.dirname, 'start-for-test.ts'), [directory, String(port)], { silent: true });
  const [databaseUrl] = await once(other, 'message');
  await expect(start()).rejects.toThrow(`in use by process ${other.pid}`);
  expect(await ask(databaseUrl, 'select 1 as answer')).toEqual([{ answer: 1 }]);
  other.disconnect();
  await once(other, 'exit');
});

test('a process number left from before a restart of the machine is nobody to stop', async () => {
  await (await start()).stop();
  await writeFile(join(directory, 'cluster/postmaster.pid'), `${process.pid}\n`);
  const { databaseUrl } = await start();
  expect(await ask(databaseUrl, 'select 1 as answer')).toEqual([{ answer: 1 }]);
});

test('makes a cluster anew that was only half made', async () => {
  await mkdir(join(directory, 'cluster.half-made'));
  await writeFile(join(directory, 'cluster.half-made/PG_VERSION'), '18\n');
  const { databaseUrl } = await start();
  expect(await ask(databaseUrl, 'select 1 as answer')).toEqual([{ answer: 1 }]);
});

test('says why it does not start on a port that is taken', async () => {
  const taken = createServer().listen(port, '127.0.0.1');
  await once(taken, 'listening');
  await expect(start()).rejects.toThrow(/does not start on port \d+:[\s\S]*Address already in use/);
  taken.close();
  await start();
});

test('asks for the password and listens to this machine alone', async () => {
  const { databaseUrl } = await start();
  await expect(ask(databaseUrl.replace('for-tests', 'wrong'), 'select 1')).rejects.toThrow('password');
  expect(await ask(databaseUrl, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
});

if (process.getuid?.() === 0) {
  test('keeps the data where its user can reach them when the folder is closed to it', async () => {
    const closed = join(directory, 'of-root');
    await mkdir(closed, { mode: 0o700 });
    const { databaseUrl, stop } = await start(join(closed, 'postgres'));
    expect(await ask(databaseUrl, 'select 1 as answer')).toEqual([{ answer: 1 }]);
    expect((await lstat(join(closed, 'postgres'))).isSymbolicLink()).toBe(true);
    const place = await realpath(join(closed, 'postgres'));
    expect(said[0]).toContain(place);
    await stop();
    expect(existsSync(join(place, 'run-by.json'))).toBe(false);
    expect(await readFile(join(place, 'cluster/PG_VERSION'), 'utf8')).toBe('18\n');
    server = undefined;
    await rm(place, { recursive: true });
  });
}
