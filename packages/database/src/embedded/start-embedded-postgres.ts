import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { identifyProcess, isAlive, ProcessIdentity } from '@scrubline/service-kit';
import { Client, escapeIdentifier } from 'pg';
import { databaseUrlOf, owner } from './database-url.ts';
import { preparePlace, preparePrograms } from './postgres-place.ts';
import { type PostgresUser, preparePostgresUser } from './postgres-user.ts';

const run = promisify(execFile);

const startLimitS = 60;
const lookEveryMs = 500;

export interface EmbeddedPostgresOptions {
  /** Holds the cluster, its log and the note of who runs it. Made when it is missing. */
  readonly directory: string;
  /** On 127.0.0.1. */
  readonly port: number;
  /** Of the one user of the cluster; fixed when the cluster is made. */
  readonly password: string;
  /** False for tests only: what was written is lost when the machine stops. */
  readonly durable?: boolean;
  /** Told what a person should know, in words. */
  readonly say?: (line: string) => void;
}

export interface EmbeddedPostgres {
  readonly databaseUrl: string;
  /** Resolves when the server is gone, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

interface Cluster {
  readonly place: string;
  readonly user: PostgresUser;
  readonly program: (name: 'initdb' | 'pg_ctl') => string;
}

const dataOf = (cluster: Cluster) => join(cluster.place, 'cluster');
const pidFileOf = (cluster: Cluster) => join(dataOf(cluster), 'postmaster.pid');
const noteOf = (cluster: Cluster) => join(cluster.place, 'run-by.json');

/**
 * Starts PostgreSQL for this process and makes the cluster and its database the first time. A server that a killed
 * process left behind is stopped in order first.
 * @throws {Error} when a living process runs this cluster, or PostgreSQL's own reason for not starting
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { directory, port, password, durable = true, say = () => {} } = options;
  const user = await preparePostgresUser();
  const [place, programs] = [await preparePlace(directory, user, say), await preparePrograms(user)];
  const cluster: Cluster = { place, user, program: (name) => join(programs, 'bin', name) };

  await claim(cluster);
  if (!existsSync(dataOf(cluster))) await makeCluster(cluster, password, durable);
  if (await stopServer(cluster)) say('Stopped a database server that an earlier run had left behind');
  await startServer(cluster, port, durable);
  await makeDatabase(databaseUrlOf(password, port, 'postgres'));
  return {
    databaseUrl: databaseUrlOf(password, port),
    ended: untilGone(await readServerPid(cluster)),
    async stop() {
      await stopServer(cluster);
      await rm(noteOf(cluster), { force: true });
    },
  };
}

/** Two processes on one cluster would stop each other's server. */
async function claim(cluster: Cluster): Promise<void> {
  const other = await readFile(noteOf(cluster), 'utf8')
    .then((text) => ProcessIdentity.parse(JSON.parse(text)))
    .catch(() => null);
  if (other && other.pid !== process.pid && isAlive(other)) {
    throw new Error(`The database in ${cluster.place} is in use by process ${other.pid}`);
  }
  const halfMade = `${noteOf(cluster)}.${process.pid}`;
  await writeFile(halfMade, JSON.stringify(identifyProcess(process.pid)));
  await rename(halfMade, noteOf(cluster));
}

async function makeCluster(cluster: Cluster, password: string, durable: boolean): Promise<void> {
  const halfMade = `${dataOf(cluster)}.half-made`;
  const passwordFile = join(cluster.place, 'first-password');
  await rm(halfMade, { recursive: true, force: true });
  await writeFile(passwordFile, password, { mode: 0o644 });
  // The builtin locale sorts the same on every system, so that no index breaks when the C library changes.
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  const access = ['--auth=scram-sha-256', `--username=${owner}`, `--pwfile=${passwordFile}`];
  const saving = durable ? [] : ['--no-sync'];
  try {
    await run(cluster.program('initdb'), [`--pgdata=${halfMade}`, ...locale, ...access, ...saving], within(cluster));
  } finally {
    await rm(passwordFile);
  }
  await rename(halfMade, dataOf(cluster));
}

async function startServer(cluster: Cluster, port: number, durable: boolean): Promise<void> {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    // Nothing here uses the socket file, and its path may not be longer than 107 characters.
    unix_socket_directories: '',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
  const log = join(cluster.place, 'postgres.log');
  const wait = ['--wait', `--timeout=${startLimitS}`, `--log=${log}`];
  const start = ['start', `--pgdata=${dataOf(cluster)}`, ...wait, '--options', flags.join(' ')];
  try {
    await run(cluster.program('pg_ctl'), start, within(cluster));
  } catch (cause) {
    const lastLines = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n').slice(-5).join('\n');
    throw new Error(`PostgreSQL does not start on port ${port}:\n${lastLines}`, { cause });
  }
}

/** The number in the file that PostgreSQL keeps while it runs; 0 without one. */
async function readServerPid(cluster: Cluster): Promise<number> {
  return Number((await readFile(pidFileOf(cluster), 'utf8').catch(() => '')).split('\n')[0]);
}

// The server outlives the program that started it and is no child of this process: it has to be looked at.
function untilGone(pid: number): Promise<void> {
  const server = identifyProcess(pid);
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (server && isAlive(server)) return;
      clearInterval(timer);
      resolve();
    }, lookEveryMs).unref();
  });
}

/** Stops the cluster's server, if one runs, after its clients' current statements; resolves with whether one ran. */
async function stopServer(cluster: Cluster): Promise<boolean> {
  const pid = await readServerPid(cluster);
  if (!pid) return false;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  if (!commandLine.includes(dataOf(cluster))) {
    // Left over from before the machine stopped; the number may be somebody else's by now.
    await rm(pidFileOf(cluster));
    return false;
  }
  await run(
    cluster.program('pg_ctl'),
    ['stop', `--pgdata=${dataOf(cluster)}`, '--wait', '--mode=fast'],
    within(cluster),
  );
  return true;
}

async function makeDatabase(serverUrl: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [owner]);
    if (found.rowCount === 0) await client.query(`create database ${escapeIdentifier(owner)}`);
  } finally {
    await client.end();
  }
}

const within = (cluster: Cluster) => ({ cwd: cluster.place, ...cluster.user });

export { findEmbeddedPostgres } from './find-embedded-postgres.ts';
