import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fetchPrebuiltWorker, readChecksums } from './prebuilt-worker.mjs';
import {
  cachedWorkerOf,
  copyWhole,
  mediasoupFolder,
  mediasoupVersion,
  putInPlace,
  workerInPlace,
  workerRuns,
} from './worker-place.mjs';

const buildScript = join(dirname(fileURLToPath(import.meta.url)), 'build-worker.sh');

/** Debian packages that the worker is built with; nothing else is downloaded for it. */
const buildPackages =
  'g++ pkg-config meson ninja-build libuv1-dev libssl-dev libsrtp2-dev libabsl-dev libflatbuffers-dev flatbuffers-compiler';

/**
 * Puts a worker where mediasoup looks for it: the one that is there if it runs, else one built before, else
 * mediasoup's own prebuilt one, else one built here.
 *
 * @param {{ environment: NodeJS.ProcessEnv, say: (line: string, kept?: 'stays') => void,
 *   build: (script: string, parameters: string[], packages: string[]) => Promise<unknown> }} options
 *   `build` installs the packages and runs the script
 */
export async function provideWorker({ environment, say, build }) {
  if (workerInPlace(environment)) return;
  const cached = cachedWorkerOf(environment);
  if (!workerRuns(cached)) {
    const folder = mkdtempSync(join(tmpdir(), 'scrubline-worker-'));
    // Also when the process is told to stop in the middle.
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const version = mediasoupVersion();
    const prebuilt = await fetchPrebuiltWorker({ folder, version, environment, checksums: readChecksums(), say });
    const built = prebuilt ?? join(folder, 'built/mediasoup-worker');
    if (!prebuilt) await build(buildScript, [mediasoupFolder(), folder, built], buildPackages.split(' '));
    if (!workerRuns(built)) throw new Error('The worker was built, but does not run.');
    copyWhole(built, cached);
  }
  putInPlace(cached, environment);
}
