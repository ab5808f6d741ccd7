import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '@scrubline/database';
import { readSecrets } from '../preparation/secrets.mjs';
import { repository } from '../preparation/settings.mjs';
import { beginSteps, StepFailure } from '../preparation/step.mjs';
import { keepDatabase } from './database.ts';
import { type Demonstration, seedDemonstration } from './demonstration.ts';
import type { InstallationEnvironment } from './env.ts';
import { keepRunning } from './keep-running.ts';
import { requireFreePorts, servicePortsOf } from './ports.ts';
import { findRunning, forgetRunning, noteRunning, stopLeftOvers } from './run-notes.ts';
import { type Service, startService } from './service.ts';
import { createServiceLog } from './service-log.ts';
import { type ServiceSettings, servicesOf, webEnvironmentOf } from './services.ts';

export interface Around {
  readonly development: boolean;
  /** Aborted when everything is to stop. */
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** Whatever runs adds how it is stopped; to be called from last to first. */
  readonly stops: (() => Promise<void>)[];
}

export interface Demonstrated {
  readonly network: Demonstration;
  readonly password: string;
}

const supervisor = 'supervisor';
export const logDirectoryOf = (environment: InstallationEnvironment) => join(environment.DATA_DIRECTORY, 'logs');
const runDirectoryOf = (environment: InstallationEnvironment) => join(environment.DATA_DIRECTORY, 'run');

/**
 * Starts everything that runs for one data directory, in turn, each with a line on the terminal.
 * @returns the demonstration network, when there is one
 * @throws {Error} of the step that failed, after it was explained
 */
export async function startInstallation(
  environment: InstallationEnvironment,
  around: Around,
): Promise<Demonstrated | null> {
  const { stops, say, development } = around;
  const steps = beginSteps('Start');
  const secrets = readSecrets(environment.DATA_DIRECTORY);

  await steps.do('What an earlier start left', 'see the lines above.', () => takeOver(environment, around));
  await steps.do('Ports', 'end that process, or set the named variable to a free port.', () =>
    requireFreePorts(servicePortsOf(environment)),
  );
  let databaseUrl = environment.DATABASE_URL;
  if (!databaseUrl) {
    const advice = `the lines above are PostgreSQL's own; more are in ${environment.DATA_DIRECTORY}/postgres/postgres.log`;
    const database = await steps.do('Database', advice, () =>
      keepDatabase(environment, secrets.DATABASE_PASSWORD, say),
    );
    stops.push(database.stop);
    databaseUrl = database.databaseUrl;
  }
  const url = databaseUrl;
  await steps.do('Migrations', 'the lines above are of the database.', () => migrate(url));

  const password =
    environment.DEMONSTRATION_PASSWORD ?? (environment.DATABASE_URL ? null : secrets.DEMONSTRATION_PASSWORD);
  const settings: ServiceSettings = { environment, secrets, databaseUrl, demonstrationPassword: password, development };
  const seed = () => seedDemonstration(webEnvironmentOf(settings));
  const network = password ? await steps.do('Demonstration network', 'see the lines above.', seed) : null;

  for (const service of servicesOf(settings)) {
    const advice = `the lines above are its last ones; all are in ${logDirectoryOf(environment)}/${service.name}.log`;
    const kept = await steps.do(service.name, advice, () => keepService(service, environment, around));
    stops.push(kept.stop);
  }
  steps.printTable();
  return network && password ? { network, password } : null;
}

/** Makes this process the only one that runs this data directory. */
async function takeOver(environment: InstallationEnvironment, { stops, say }: Around): Promise<void> {
  const runDirectory = runDirectoryOf(environment);
  const other = await findRunning(runDirectory, supervisor);
  if (other) {
    throw new StepFailure(
      `Scrubline already runs with ${environment.DATA_DIRECTORY}, as process ${other.pid}.`,
      `use that one, stop it (kill ${other.pid}), or set DATA_DIRECTORY and the ports for a second one.`,
    );
  }
  for (const name of await stopLeftOvers(runDirectory)) say(`Stopped ${name}, which an earlier start had left running`);
  await noteRunning(runDirectory, supervisor, process.pid, 'supervise.ts');
  stops.push(() => forgetRunning(runDirectory, supervisor));
}

async function keepService(service: Service, environment: InstallationEnvironment, around: Around) {
  const { name } = service;
  const { development, signal, say } = around;
  let begun = false;
  mkdirSync(logDirectoryOf(environment), { recursive: true });
  const log = createServiceLog(name, join(logDirectoryOf(environment), `${name}.log`), (line) => {
    // Before, the step itself tells a failure; what a service says while it is stopped is no news.
    if (begun && !signal.aborted) say(line);
  });
  // web reloads by itself.
  const watch = development && name !== 'web';
  const surroundings = { repository, runDirectory: runDirectoryOf(environment), log, watch };
  const start = (stopped: AbortSignal) => startService(service, surroundings, AbortSignal.any([stopped, signal]));
  const kept = await keepRunning({ name, start, say });
  begun = true;
  return kept;
}
