import { prepare } from './preparation/prepare.mjs';
import { stopCommandsOnSignal } from './preparation/run-command.mjs';
import { stages } from './testing/stages.mjs';

stopCommandsOnSignal();
await prepare('test');

/** @type {({ name: string, durationS: number } & import('./testing/counts.mjs').Counts)[]} */
const rows = [];
for (const { name, run } of stages) {
  console.log(`\n── ${name} ──`);
  const startedAt = performance.now();
  const counts = await run();
  rows.push({ name, ...counts, durationS: (performance.now() - startedAt) / 1000 });
}

const width = Math.max(...rows.map(({ name }) => name.length));
console.log('');
for (const { name, passed, failed, durationS } of rows) {
  const mark = failed === 0 ? '✓' : '✗';
  console.log(
    `${mark} ${name.padEnd(width)}  ${durationS.toFixed(1).padStart(6)} s  ${passed} passed, ${failed} failed`,
  );
}
const sum = (/** @type {'passed' | 'failed'} */ key) => rows.reduce((total, row) => total + row[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') === 0 ? 0 : 1);
