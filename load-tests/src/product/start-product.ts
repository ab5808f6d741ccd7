import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { surroundings } from './env.ts';
import { freePorts, freePortsInARow } from './free-ports.ts';

/** What its start prints for whoever wants to look around. */
interface Welcome {
  readonly url: string;
  readonly pairingCode: string;
  readonly specialistEmails: readonly string[];
  readonly password: string;
}

export interface RunningProduct extends Welcome {
  readonly dataDirectory: string;
  readonly signalingPort: number;
  /** Of the media-server, for `/health` and `/metrics`. */
  readonly controlUrl: string;
  /** Of the first worker; the others follow. */
  readonly webRtcPort: number;
  readonly stop: () => Promise<void>;
}

export interface ProductWish {
  readonly workers?: number;
  /** Where participants find the media; this machine itself when nothing is said. */
  readonly announcedAddress?: string;
}

const repository = resolve(import.meta.dirname, '../../..');
const startLimitMs = 180_000;

/** Starts the product as a stranger would, on free ports and with an empty data folder. */
export async function startProduct({ workers = 1, announcedAddress }: ProductWish = {}): Promise<RunningProduct> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'scrubline-bench-'));
  const webRtcPort = await freePortsInARow(workers);
  const [PORT, SIGNALING_PORT, CONTROL_PORT, DATABASE_PORT] = (await freePorts(4)).map(String);
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: repository,
    env: {
      ...surroundings,
      DATA_DIRECTORY: dataDirectory,
      PORT,
      SIGNALING_PORT,
      CONTROL_PORT,
      WEBRTC_PORT: String(webRtcPort),
      DATABASE_PORT,
      WORKERS: String(workers),
      ...(announcedAddress && { WEBRTC_ANNOUNCED_ADDRESS: announcedAddress }),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    await rm(dataDirectory, { recursive: true, force: true });
  };
  try {
    const welcome = readWelcome(await printedUntilReady(child));
    const controlUrl = `http://127.0.0.1:${CONTROL_PORT}`;
    return { ...welcome, dataDirectory, signalingPort: Number(SIGNALING_PORT), controlUrl, webRtcPort, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function printedUntilReady(child: ChildProcess): Promise<string> {
  return new Promise((ready, fail) => {
    let printed = '';
    const giveUp = (why: string) => fail(new Error(`${why}:\n${printed}`));
    const limit = setTimeout(() => giveUp('the product was not ready in time'), startLimitMs);
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (!/^ready \S+$/m.test(printed)) return;
      clearTimeout(limit);
      ready(printed);
    });
    child.once('exit', () => {
      clearTimeout(limit);
      giveUp('the product ended while it started');
    });
  });
}

/** @throws when the start does not say what a stranger needs */
export function readWelcome(printed: string): Welcome {
  const find = (what: string, pattern: RegExp): string => {
    const found = printed.match(pattern)?.[1];
    if (!found) throw new Error(`the start did not print ${what}:\n${printed}`);
    return found;
  };
  const specialists = [...printed.matchAll(/^\s*(\S+@\S+)\s+specialist\b/gm)].map(([, email = '']) => email);
  if (specialists.length === 0) throw new Error(`the start did not print a specialist:\n${printed}`);
  return {
    url: find('where it is ready', /^ready (\S+)$/m),
    pairingCode: find('a pairing code', /pair it with the code (\S+)/),
    specialistEmails: specialists,
    password: find('the password', /password (\S+)/),
  };
}
