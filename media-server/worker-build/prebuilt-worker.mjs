import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { arch, release } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { workerRuns } from './worker-place.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const answerLimitMs = 8_000;
const downloadLimitMs = 120_000;

/** The name under which mediasoup publishes the worker for this machine. */
export const prebuiltName = (/** @type {string} */ version) =>
  `mediasoup-worker-${version}-linux-${arch()}-kernel${release().split('.')[0]}`;

/**
 * mediasoup publishes no checksums: these are of the unpacked programs, as `sha256sum` prints them.
 *
 * @param {string} [table]
 * @returns {Map<string, string>} name → SHA-256
 */
export function readChecksums(table = readFileSync(join(here, 'prebuilt-checksums.txt'), 'utf8')) {
  const rows = table
    .trim()
    .split('\n')
    .map((row) => row.split(/\s+/));
  return new Map(rows.map(([checksum = '', name = '']) => [name, checksum]));
}

/**
 * Downloads mediasoup's own worker, the same file that its install script asks for, and takes it when its checksum is
 * the known one. `say` hears why it was not taken.
 *
 * @param {{ folder: string, version: string, environment: NodeJS.ProcessEnv, checksums: Map<string, string>,
 *   say: (line: string, kept?: 'stays') => void }} options
 * @returns {Promise<string | null>} the program inside `folder`
 */
export async function fetchPrebuiltWorker({ folder, version, environment, checksums, say }) {
  if (environment.MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD) return null;
  const name = prebuiltName(version);
  const checksum = checksums.get(name);
  if (!checksum) {
    say(`No checksum is known for ${name}: it is not downloaded`, 'stays');
    return null;
  }
  const archive = join(folder, `${name}.tgz`);
  try {
    writeFileSync(archive, await download(`${baseOf(environment)}/${version}/${name}.tgz`));
  } catch (error) {
    const { message, cause } = error instanceof Error ? error : new Error(String(error));
    say(`${name} cannot be downloaded: ${cause instanceof Error ? cause.message : message}`, 'stays');
    return null;
  }
  const worker = join(folder, 'mediasoup-worker');
  spawnSync('tar', ['-xzf', archive, '-C', folder, 'mediasoup-worker']);
  return mayUse(worker, checksum, (reason) => say(`${name} ${reason}: it is not used`, 'stays')) ? worker : null;
}

const baseOf = (/** @type {NodeJS.ProcessEnv} */ { MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL }) =>
  MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL || 'https://github.com/versatica/mediasoup/releases/download';

/** @param {string} url */
async function download(url) {
  const unanswered = new AbortController();
  const answerTimer = setTimeout(() => unanswered.abort(new Error('no answer')), answerLimitMs);
  const signal = AbortSignal.any([unanswered.signal, AbortSignal.timeout(downloadLimitMs)]);
  const response = await fetch(url, { signal }).finally(() => clearTimeout(answerTimer));
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * @param {string} worker
 * @param {string} checksum
 * @param {(reason: string) => void} refuse
 */
function mayUse(worker, checksum, refuse) {
  let content;
  try {
    content = readFileSync(worker);
  } catch {
    refuse('does not unpack');
    return false;
  }
  if (createHash('sha256').update(content).digest('hex') !== checksum)
    refuse('has another checksum than the known one');
  else if (workerRuns(worker)) return true;
  else refuse('does not run on this system');
  return false;
}
