import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { MediaRoomId } from '@scrubline/contract';
import { controlToken } from '../media-server.test-support.ts';
import type { Harm } from './harm.test-support.ts';

export interface Victim {
  /** Says which worker carries the room. */
  readonly isOn: (workerPid: number) => void;
  readonly begin: () => void;
  /** What the receiver felt since `begin`; resolves when packets flow after the attack as well. */
  readonly end: () => Promise<Harm>;
  readonly stop: () => void;
}

/** Lets a picture flow through a room of its own, in another process. */
export async function startVictim(address: string, mediaRoomId: MediaRoomId): Promise<Victim> {
  const program = join(import.meta.dirname, 'victim-program.test-support.ts');
  const victim: ChildProcess = fork(program, [address, controlToken, mediaRoomId]);
  await once(victim, 'message');
  return {
    isOn: (workerPid) => victim.send(workerPid),
    begin: () => victim.send('begin'),
    end: async () => {
      victim.send('end');
      const [harm] = await once(victim, 'message');
      return harm;
    },
    stop: () => victim.kill('SIGKILL'),
  };
}
