import { provideWorker } from '../../media-server/worker-build/provide-worker.mjs';
import { workerInPlace } from '../../media-server/worker-build/worker-place.mjs';
import { installPackages, missingPackages } from './debian-packages.mjs';
import { runCommand } from './run-command.mjs';
import { toolEnvironment } from './settings.mjs';

/** @type {import('./step.mjs').Step} */
export const mediaWorker = {
  name: 'Media worker',
  isDone: () => workerInPlace(process.env),
  run: (say) =>
    provideWorker({
      environment: process.env,
      say,
      build: (script, parameters, packages) =>
        installPackages(missingPackages(packages), say).then(() =>
          runCommand('sh', [script, ...parameters], { say, env: toolEnvironment }),
        ),
    }),
  advice: 'see the lines above. What was built before stays; nothing half made is left.',
};
