import { spawn } from 'node:child_process';

// Stands between the supervisor and `node --watch`, which would outlive a supervisor that is killed.
const watcher = spawn(process.execPath, ['--watch', '--watch-preserve-output', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
const end = () => watcher.kill('SIGTERM');
process.on('SIGTERM', end);
process.once('disconnect', end);
watcher.once('exit', (code) => process.exit(code ?? 1));
