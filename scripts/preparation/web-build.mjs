import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command.mjs';
import { repository } from './settings.mjs';

const built = join(repository, 'web/.next');
/** Holds turbo's hash of all that went into the build; its absence marks a build that did not finish. */
const builtFrom = join(built, 'built-from');
const turbo = join(repository, 'node_modules/.bin/turbo');
const build = ['run', 'build', '--filter=@scrubline/web'];

/** @type {import('./step.mjs').Step} */
export const webBuild = {
  name: 'Web pages',
  isDone: async () => existsSync(builtFrom) && readFileSync(builtFrom, 'utf8') === (await hashOfInputs()),
  run: async (say) => {
    rmSync(builtFrom, { force: true });
    const hash = await hashOfInputs();
    await runCommand(turbo, build, { say });
    writeFileSync(builtFrom, hash);
  },
  advice: 'the lines above name the page or the type that is wrong.',
};

/** @returns {Promise<string>} */
async function hashOfInputs() {
  const plan = JSON.parse(await runCommand(turbo, [...build, '--dry=json']));
  return plan.tasks.find((/** @type {{ taskId: string }} */ { taskId }) => taskId === '@scrubline/web#build').hash;
}
