import { spawn } from 'node:child_process';
import { prepare } from './preparation/prepare.mjs';
import { stopCommandsOnSignal, stopSignals } from './preparation/run-command.mjs';
import { dataDirectory, node24, repository } from './preparation/settings.mjs';

const development = process.argv.includes('--dev');

const endPreparation = stopCommandsOnSignal();
await prepare(development ? 'development' : 'start');
endPreparation();

const supervisor = spawn(node24, ['scripts/supervise.ts', ...(development ? ['--dev'] : [])], {
  cwd: repository,
  env: { ...process.env, DATA_DIRECTORY: dataDirectory },
  // The channel lets the supervisor know when this process is killed.
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
for (const signal of stopSignals) process.on(signal, () => supervisor.kill('SIGTERM'));
supervisor.once('exit', (code) => process.exit(code ?? 1));

// npm that is killed outright tells nobody; whoever it started gets another parent.
const parent = process.ppid;
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid !== parent && supervisor.kill('SIGTERM'), 500).unref();
}
