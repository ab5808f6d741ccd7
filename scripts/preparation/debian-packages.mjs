import { spawnSync } from 'node:child_process';
import { runCommand } from './run-command.mjs';
import { StepFailure } from './step.mjs';

/**
 * @param {readonly string[]} wanted names of Debian packages
 * @returns {string[]} those that are not installed; all of them where there is no dpkg
 */
export function missingPackages(wanted) {
  return wanted.filter((name) => {
    const query = spawnSync('dpkg-query', ['--status', name], { encoding: 'utf8' });
    return query.status !== 0 || !query.stdout.includes('install ok installed');
  });
}

/**
 * Installs Debian packages, when this is root on a system with apt.
 *
 * @param {readonly string[]} names
 * @param {(line: string) => void} say
 * @throws {StepFailure} with the line to type, for everybody else
 */
export async function installPackages(names, say) {
  if (names.length === 0) return;
  const line = `apt-get install --yes --no-install-recommends ${names.join(' ')}`;
  if (spawnSync('apt-get', ['--version']).error) {
    throw new StepFailure(
      `These are missing: ${names.join(' ')}. This system has no apt-get.`,
      'install what these Debian packages hold in the way of your system, then run the same command again.',
    );
  }
  if (process.getuid?.() !== 0) {
    throw new StepFailure(
      `These Debian packages are missing: ${names.join(' ')}`,
      `type this line, then run the same command again:\n\n  sudo apt-get update && sudo ${line}\n`,
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // An installation that was interrupted is finished first: apt refuses everything else before that.
  await runCommand('dpkg', ['--configure', '-a'], { env, say });
  await runCommand('apt-get', ['update'], { env, say });
  await runCommand('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...line.split(' ').slice(1)], { env, say });
}

const testPackages = [
  ...['chromium', 'faketime', 'fonts-noto-cjk'],
  // The measures: a least program in C to compare with, a second host on this machine, time stamps of packets.
  ...['gcc', 'libc6-dev', 'libssl-dev', 'iproute2', 'tcpdump'],
];

/** @type {import('./step.mjs').Step} */
export const debianPackagesForTests = {
  name: 'Debian packages for tests',
  isDone: () => missingPackages(testPackages).length === 0,
  run: (say) => installPackages(missingPackages(testPackages), say),
  advice: "see the lines above; often the network is away, or Debian's package list needs a repair (apt-get update).",
};
