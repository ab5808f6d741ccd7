import { chmod, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@scrubline/database/embedded';
import type { InstallationEnvironment } from './env.ts';
import { keepRunning } from './keep-running.ts';
import { databasePortOf, requireFreePorts } from './ports.ts';

/** PostgreSQL inside the data directory, started again whenever it ends. */
export async function keepDatabase(
  environment: InstallationEnvironment,
  password: string,
  say: (line: string) => void,
): Promise<{ readonly databaseUrl: string; stop(): Promise<void> }> {
  // The user whom root starts the database as has to pass; secrets are closed to everybody by their own mode.
  const { mode } = await stat(environment.DATA_DIRECTORY);
  if (process.getuid?.() === 0) await chmod(environment.DATA_DIRECTORY, mode | 0o011);
  let databaseUrl = '';
  const start = async () => {
    const directory = join(environment.DATA_DIRECTORY, 'postgres');
    const options = { directory, port: environment.DATABASE_PORT, password, say };
    const server = await startEmbeddedPostgres(options).catch(async (error: unknown) => {
      await requireFreePorts([databasePortOf(environment)]);
      throw error;
    });
    databaseUrl = server.databaseUrl;
    return { ended: server.ended.then(() => 'its server is gone'), stop: server.stop };
  };
  const { stop } = await keepRunning({ name: 'the database', start, say });
  return { databaseUrl, stop };
}
