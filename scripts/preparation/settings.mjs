import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const settingsFile = join(repository, '.env');
if (existsSync(settingsFile)) process.loadEnvFile(settingsFile);

/** Everything that this installation keeps. */
export const dataDirectory = resolve(repository, process.env.DATA_DIRECTORY || 'data');

/** Node 24, as it comes with the npm packages. */
export const node24 = join(repository, 'node_modules/.bin/node');

/** The environment for tools of the project: they find each other and report to nobody. */
export const toolEnvironment = {
  ...process.env,
  PATH: `${join(repository, 'node_modules/.bin')}:${process.env.PATH}`,
  NEXT_TELEMETRY_DISABLED: '1',
  TURBO_TELEMETRY_DISABLED: '1',
};
