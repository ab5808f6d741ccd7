import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { arch, homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** Where mediasoup's package lies. */
export const mediasoupFolder = () => join(dirname(createRequire(import.meta.url).resolve('mediasoup')), '../..');

/** @returns {string} */
export const mediasoupVersion = () => JSON.parse(readFileSync(join(mediasoupFolder(), 'package.json'), 'utf8')).version;

/**
 * Where mediasoup will look for its worker.
 *
 * @param {NodeJS.ProcessEnv} environment
 * @throws {Error} when the variable that lets an installation pass is still set
 */
export function destinationOf({ MEDIASOUP_WORKER_BIN }) {
  if (MEDIASOUP_WORKER_BIN === 'skip') {
    throw new Error(
      'MEDIASOUP_WORKER_BIN is "skip", which is no place for a worker. Type `unset MEDIASOUP_WORKER_BIN`.',
    );
  }
  return MEDIASOUP_WORKER_BIN || join(mediasoupFolder(), 'worker/out/Release/mediasoup-worker');
}

/**
 * Where built workers outlive node_modules, one for each version, way of building, system and processor.
 *
 * @param {NodeJS.ProcessEnv} environment
 */
export const cachedWorkerOf = ({ XDG_CACHE_HOME }) =>
  join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'scrubline', `mediasoup-worker-${workerIdentity()}`);

/** Changes with everything that a worker built here depends on. */
function workerIdentity() {
  const overlay = join(here, 'overlay');
  const files = readdirSync(overlay, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash('sha256').update(arch()).update(readFileSync('/etc/os-release'));
  for (const file of [join(here, 'build-worker.sh'), ...files]) hash.update(readFileSync(file));
  return `${mediasoupVersion()}-${hash.digest('hex').slice(0, 12)}`;
}

/**
 * Whether a worker can run here: started by hand it says that its father is not real, and exits with 41.
 *
 * @param {string} file
 */
export const workerRuns = (file) => existsSync(file) && spawnSync(file, [], { env: {} }).status === 41;

/** @param {NodeJS.ProcessEnv} environment */
export function workerInPlace(environment) {
  const destination = destinationOf(environment);
  const note = `${destination}.version`;
  const fits = !existsSync(note) || readFileSync(note, 'utf8') === workerIdentity();
  return fits && workerRuns(destination);
}

/**
 * @param {string} worker
 * @param {NodeJS.ProcessEnv} environment
 */
export function putInPlace(worker, environment) {
  const destination = destinationOf(environment);
  copyWhole(worker, destination);
  writeFileSync(`${destination}.version`, workerIdentity());
}

/**
 * A copy is there whole or not at all.
 *
 * @param {string} from
 * @param {string} to
 */
export function copyWhole(from, to) {
  const halfMade = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, halfMade);
  chmodSync(halfMade, 0o755);
  renameSync(halfMade, to);
}
