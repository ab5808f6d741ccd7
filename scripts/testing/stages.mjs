import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../preparation/run-command.mjs';
import { node24, repository, toolEnvironment } from '../preparation/settings.mjs';
import { countPlaywright, countVitest } from './counts.mjs';

/**
 * @typedef {import('./counts.mjs').Counts} Counts
 * @typedef {{ name: string, run: () => Promise<Counts> }} Stage
 */

const say = (/** @type {string} */ line) => console.log(line);
const reports = join(repository, 'test-results');
const tool = (/** @type {string} */ name) => join(repository, 'node_modules/.bin', name);

/** @type {Stage[]} */
export const stages = [
  check('Form and lint', tool('biome'), ['check', '.']),
  check('Who may import whom', tool('turbo'), ['boundaries']),
  check('Types', tool('turbo'), ['run', 'typecheck', '--continue', '--output-logs=errors-only']),
  {
    name: 'Unit and real parts',
    run: () =>
      countFromReport(join(reports, 'vitest.json'), countVitest, (report) =>
        runCommand(tool('vitest'), ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], {
          say,
        }),
      ),
  },
  {
    name: 'Stories in Chromium',
    run: () =>
      countFromReport(join(reports, 'playwright.json'), countPlaywright, (report) =>
        runCommand(tool('playwright'), ['test', '--reporter=list,json'], {
          say,
          cwd: join(repository, 'web'),
          env: { ...toolEnvironment, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
        }),
      ),
  },
  check('Measures, in short', node24, ['load-tests/src/smoke.ts']),
];

/**
 * A program that holds or not, as a whole.
 *
 * @param {string} name
 * @param {string} program
 * @param {string[]} parameters
 * @returns {Stage}
 */
function check(name, program, parameters) {
  return {
    name,
    run: () =>
      runCommand(program, parameters, { say }).then(
        () => ({ passed: 1, failed: 0 }),
        () => ({ passed: 0, failed: 1 }),
      ),
  };
}

/**
 * @template Report
 * @param {string} file
 * @param {(report: Report) => Counts} count
 * @param {(file: string) => Promise<unknown>} run
 * @returns {Promise<Counts>}
 */
async function countFromReport(file, count, run) {
  mkdirSync(reports, { recursive: true });
  rmSync(file, { force: true });
  const held = await run(file).then(
    () => true,
    () => false,
  );
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { passed, failed } = count(JSON.parse(readFileSync(file, 'utf8')));
  // Something outside the tests broke, as their preparation.
  return { passed, failed: held ? failed : Math.max(failed, 1) };
}
