import { debianPackagesForTests } from './debian-packages.mjs';
import { mediaWorker } from './media-worker.mjs';
import { node24InPlace, npmPackages } from './npm-packages.mjs';
import { keysAndSecrets } from './secrets.mjs';
import { dataDirectory } from './settings.mjs';
import { beginSteps } from './step.mjs';
import { webBuild } from './web-build.mjs';

const everywhere = [npmPackages, node24InPlace, mediaWorker];

/** What each of the commands needs, in the order in which it is made. */
const stepsFor = {
  start: [...everywhere, keysAndSecrets(dataDirectory), webBuild],
  development: [...everywhere, keysAndSecrets(dataDirectory)],
  test: [debianPackagesForTests, ...everywhere, webBuild],
};

/**
 * Makes what is missing. Ends the process when a step fails, after it was explained.
 *
 * @param {keyof typeof stepsFor} purpose
 */
export async function prepare(purpose) {
  const steps = beginSteps('Preparation');
  try {
    for (const step of stepsFor[purpose]) await steps.ensure(step);
  } catch {
    process.exit(1);
  }
  steps.printTable();
}
