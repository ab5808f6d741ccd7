import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { surroundings } from './env.ts';
import type { RunningProduct } from './start-product.ts';

const repository = resolve(import.meta.dirname, '../../..');

/** The whole audit of the running product, one event a line, as it is exported. */
export async function exportedAudit({ dataDirectory }: RunningProduct): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/audit-export.ts'], {
    cwd: repository,
    env: { ...surroundings, DATA_DIRECTORY: dataDirectory },
    maxBuffer: 64 * 2 ** 20,
  });
  return stdout.split('\n').filter((line) => line !== '');
}
