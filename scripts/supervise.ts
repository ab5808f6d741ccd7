import { once } from 'node:events';
import { welcome } from './supervision/demonstration.ts';
import { readInstallationEnvironment } from './supervision/env.ts';
import { logDirectoryOf, startInstallation } from './supervision/installation.ts';
import { publicUrlOf } from './supervision/services.ts';

const environment = readInstallationEnvironment();
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopping.abort());
// Whoever started this process is gone.
process.once('disconnect', () => stopping.abort());

const say = (line: string) => console.log(line);
const stops: (() => Promise<void>)[] = [];
const development = process.argv.includes('--dev');
try {
  const demonstrated = await startInstallation(environment, { development, signal: stopping.signal, say, stops });
  for (const line of welcome(publicUrlOf(environment), demonstrated, logDirectoryOf(environment))) say(line);
  say(`\nready ${publicUrlOf(environment)}`);
  if (!stopping.signal.aborted) await once(stopping.signal, 'abort');
  say('Stopping');
} catch {
  // The step that failed has said why.
  process.exitCode = stopping.signal.aborted ? 0 : 1;
}
stopping.abort();
for (const stop of stops.reverse()) await stop();
process.exit();
