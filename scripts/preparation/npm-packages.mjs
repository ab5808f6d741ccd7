import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './run-command.mjs';
import { node24, repository, toolEnvironment } from './settings.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean,
 *   dependencies?: object, devDependencies?: object }} LockedPackage
 */

/** @type {import('./step.mjs').Step} */
export const npmPackages = {
  name: 'npm packages',
  isDone: () => installedAsLocked(repository),
  run: (say) =>
    runCommand('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=http'], {
      say,
      env: {
        ...toolEnvironment,
        // `npm ci` deletes node_modules: it must not run on the Node inside it.
        PATH: withoutNodeModules(process.env.PATH ?? ''),
        // Lets mediasoup's install script pass; the worker has a step of its own. Never exported further.
        MEDIASOUP_WORKER_BIN: 'skip',
      },
    }),
  advice: 'see the lines above; often the network or the npm registry is away. Nothing of a half installation is used.',
};

/** @type {import('./step.mjs').Step} */
export const node24InPlace = {
  name: 'Node 24',
  isDone: async () => {
    if (!existsSync(node24)) throw new Error(`${node24} is missing`);
    const version = (await runCommand(node24, ['--version'])).trim();
    if (!version.startsWith('v24.')) throw new Error(`${node24} is Node ${version}`);
    return true;
  },
  run: async () => {},
  advice:
    "npm's install scripts were switched off, so that Node 24 did not arrive. Type this, then run the same command again:\n\n" +
    '  MEDIASOUP_WORKER_BIN=skip npm ci --ignore-scripts=false\n',
};

/**
 * npm notes what it has installed as its last act: without that note the folder is half made.
 *
 * @param {string} folder
 */
export function installedAsLocked(folder) {
  const installedFile = join(folder, 'node_modules/.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const [wanted, installed] = [join(folder, 'package-lock.json'), installedFile].map(
    (file) => /** @type {Record<string, LockedPackage>} */ (JSON.parse(readFileSync(file, 'utf8')).packages),
  );
  return Object.entries(wanted ?? {}).every(([path, locked]) => {
    const found = installed?.[path];
    if (path === '') return true;
    if (!found) return Boolean(locked.optional || locked.devOptional);
    return JSON.stringify(contentOf(found)) === JSON.stringify(contentOf(locked));
  });
}

const contentOf = (/** @type {LockedPackage} */ { version, integrity, dependencies, devDependencies }) => [
  version,
  integrity,
  dependencies,
  devDependencies,
];

const withoutNodeModules = (/** @type {string} */ path) =>
  path
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter);
