import { execFileSync } from 'node:child_process';

/** Where the participants live, as seen from the server, and the wire between. */
export interface ParticipantsHost {
  /** `two-hosts`: a network namespace of its own at the end of a veth pair. `loopback`: the same machine. */
  readonly kind: 'two-hosts' | 'loopback';
  readonly serverAddress: string;
  readonly participantsAddress: string;
  /** The network interface on which every packet between them passes once. */
  readonly wire: string;
  /** What a program must be started with to run there. */
  readonly runThere: readonly string[];
  readonly close: () => void;
}

const loopback: ParticipantsHost = {
  kind: 'loopback',
  serverAddress: '127.0.0.1',
  participantsAddress: '127.0.0.1',
  wire: 'lo',
  runThere: [],
  close: () => undefined,
};

/** Addresses set aside for measuring networks (RFC 2544). */
const serverAddress = '198.18.77.1';
const participantsAddress = '198.18.77.2';

const name = 'scrubline-bench';
const wire = 'scrubline-near';
const farEnd = 'scrubline-far';

/** A second host in a namespace of this machine, or the loopback where that is not allowed; `say` tells which and why. */
export function openParticipantsHost(say: (line: string) => void): ParticipantsHost {
  const close = () => {
    ipQuietly('netns', 'delete', name);
    ipQuietly('link', 'delete', wire);
  };
  // What a run that was killed has left.
  close();
  const inThere = ['-n', name];
  try {
    ip('netns', 'add', name);
    ip('link', 'add', wire, 'type', 'veth', 'peer', 'name', farEnd, 'netns', name);
    ip('address', 'add', `${serverAddress}/30`, 'dev', wire);
    ip('link', 'set', wire, 'up');
    ip(...inThere, 'address', 'add', `${participantsAddress}/30`, 'dev', farEnd);
    ip(...inThere, 'link', 'set', farEnd, 'up');
    ip(...inThere, 'link', 'set', 'lo', 'up');
  } catch (error) {
    close();
    say(`no second host (${error instanceof Error ? error.message.trim() : error}): measured on the loopback`);
    return loopback;
  }
  const runThere = ['ip', 'netns', 'exec', name];
  return { kind: 'two-hosts', serverAddress, participantsAddress, wire, runThere, close };
}

const ip = (...parameters: string[]): void =>
  void execFileSync('ip', parameters, { stdio: ['ignore', 'pipe', 'pipe'] });

function ipQuietly(...parameters: string[]): void {
  try {
    ip(...parameters);
  } catch {
    // It is not there.
  }
}
