import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { readSecrets } from './preparation/secrets.mjs';
import { dataDirectory, node24, repository } from './preparation/settings.mjs';

// Prints the code that the demonstration's administrator is asked for at this moment.
execFileSync(node24, [join(repository, 'web/src/server/demonstration/print-code.ts')], {
  env: { ...process.env, AUTH_SECRET: process.env.AUTH_SECRET || readSecrets(dataDirectory).AUTH_SECRET },
  stdio: 'inherit',
});
