import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { identifyProcess } from '@scrubline/service-kit';
import { databaseUrlOf } from './database-url.ts';

/**
 * Where the server of a data directory answers that another process runs, on whatever port; null when none runs.
 * @throws {Error} when this user may not look into the directory
 */
export async function findEmbeddedPostgres(directory: string, password: string): Promise<string | null> {
  const note = await readFile(join(directory, 'cluster/postmaster.pid'), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  // postmaster.pid: the server's process, its data directory, when it began, its port.
  const [pid, , , port] = note.split('\n');
  return identifyProcess(Number(pid)) && Number(port) ? databaseUrlOf(password, Number(port)) : null;
}
