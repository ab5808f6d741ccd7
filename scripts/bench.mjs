import { prepare } from './preparation/prepare.mjs';
import { runCommand, stopCommandsOnSignal } from './preparation/run-command.mjs';
import { node24 } from './preparation/settings.mjs';

stopCommandsOnSignal();
await prepare('test');
await runCommand(node24, ['load-tests/src/bench.ts', ...process.argv.slice(2)], { say: console.log }).catch(() =>
  process.exit(1),
);
