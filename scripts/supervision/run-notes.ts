import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { identifyProcess, isAlive, ProcessIdentity } from '@scrubline/service-kit';
import { z } from 'zod';

/** Which process runs what, kept so that a start after a killed one knows what is its own. */
const RunNote = ProcessIdentity.extend({ program: z.string() });
type RunNote = z.infer<typeof RunNote>;

const suffix = '.pid';
const politeMs = 7_000;
const lookEveryMs = 50;

/** Notes that the process `pid` runs `program`, which its command line names. */
export async function noteRunning(directory: string, name: string, pid: number, program: string): Promise<void> {
  const note: RunNote | null = withProgram(identifyProcess(pid), program);
  if (!note) return;
  await mkdir(directory, { recursive: true });
  const file = join(directory, `${name}${suffix}`);
  await writeFile(`${file}.half-made`, JSON.stringify(note));
  await rename(`${file}.half-made`, file);
}

const withProgram = (identity: ProcessIdentity | null, program: string) => identity && { ...identity, program };

export const forgetRunning = (directory: string, name: string): Promise<void> =>
  rm(join(directory, `${name}${suffix}`), { force: true });

/** The living process that runs under this name, if it is the one that was noted and no other with its number. */
export async function findRunning(directory: string, name: string): Promise<ProcessIdentity | null> {
  const note = await readFile(join(directory, `${name}${suffix}`), 'utf8')
    .then((text) => RunNote.parse(JSON.parse(text)))
    .catch(() => null);
  if (!note || !isAlive(note)) return null;
  const commandLine = await readFile(`/proc/${note.pid}/cmdline`, 'utf8').catch(() => '');
  return commandLine.includes(note.program) ? note : null;
}

/** Stops what a killed supervisor left running; resolves with the names of what it stopped. */
export async function stopLeftOvers(directory: string): Promise<string[]> {
  await mkdir(directory, { recursive: true });
  const names = (await readdir(directory))
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length));
  const stopped: string[] = [];
  for (const name of names) {
    const identity = await findRunning(directory, name);
    if (identity) {
      await stopProcess(identity);
      stopped.push(name);
    }
    await forgetRunning(directory, name);
  }
  return stopped;
}

/** Asks a process to end, and ends it and its whole group when it does not. */
async function stopProcess(identity: ProcessIdentity): Promise<void> {
  process.kill(identity.pid, 'SIGTERM');
  const endBy = performance.now() + politeMs;
  while (isAlive(identity) && performance.now() < endBy) await delay(lookEveryMs);
  endGroup(identity.pid);
}

/** Ends everything in the process group of a service, in which it was the first. */
export function endGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left.
  }
}
