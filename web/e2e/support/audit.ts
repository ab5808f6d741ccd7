import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { product } from './product.ts';

const repository = resolve(import.meta.dirname, '../../..');

const run = async (script: string): Promise<string> => {
  const settings = { cwd: repository, env: { ...process.env, DATA_DIRECTORY: product().dataDirectory } };
  const { stdout } = await promisify(execFile)('node', [script], { ...settings, maxBuffer: 64 * 2 ** 20 });
  return stdout;
};

/** The whole audit of the running product, one event a line, as it is exported. */
export const exportedAudit = async (): Promise<readonly string[]> =>
  (await run('scripts/audit-export.ts')).split('\n').filter((line) => line !== '');

/** @throws when the chain is broken */
export const verifyAudit = (): Promise<string> => run('scripts/audit-verify.ts');
