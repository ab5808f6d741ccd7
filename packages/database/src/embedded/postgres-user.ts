import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The user that PostgreSQL runs as. Empty when that is the current one. */
export type PostgresUser = { readonly uid: number; readonly gid: number } | Record<string, never>;

const userName = 'postgres';

/**
 * PostgreSQL refuses to run as root: then it runs as the system's user `postgres`, which is made when it is missing.
 * @throws {Error} when root may not make that user
 */
export async function preparePostgresUser(): Promise<PostgresUser> {
  if (process.getuid?.() !== 0) return {};
  try {
    return await readUser();
  } catch {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', userName]);
    return readUser();
  }
}

async function readUser(): Promise<PostgresUser> {
  const [uid, gid] = await Promise.all([run('id', ['-u', userName]), run('id', ['-g', userName])]);
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}
