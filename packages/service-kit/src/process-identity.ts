import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Names a process for good: the system gives a number again to another process, but not with the same start. */
export const ProcessIdentity = z.object({
  pid: z.number().int().positive(),
  /** Clock ticks since the machine started: field 22 of /proc/<pid>/stat, proc(5). */
  startedAtTicks: z.number().int().nonnegative(),
});
export type ProcessIdentity = z.infer<typeof ProcessIdentity>;

/** The identity of a living process; `null` when there is none, or only what is left of one that has ended. */
export function identifyProcess(pid: number): ProcessIdentity | null {
  let status: string;
  try {
    status = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return null;
  }
  // The program's name, field 2, stands in brackets and may hold spaces; what follows is plain.
  const [state, ...fields] = status.slice(status.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' || state === 'X' ? null : { pid, startedAtTicks: Number(fields[18]) };
}

export function isAlive(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.pid)?.startedAtTicks === identity.startedAtTicks;
}
