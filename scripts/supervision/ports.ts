import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import type { InstallationEnvironment } from './env.ts';

export interface WantedPort {
  readonly port: number;
  readonly protocol: 'tcp' | 'udp';
  /** What wants it, and the setting that moves it. */
  readonly purpose: string;
  readonly setting: string;
}

/** Where the services of an installation listen. */
export function servicePortsOf(environment: InstallationEnvironment): WantedPort[] {
  const { PORT, SIGNALING_PORT, CONTROL_PORT, WEBRTC_PORT, WORKERS } = environment;
  const media = Array.from({ length: WORKERS }, (_, worker) =>
    (['udp', 'tcp'] as const).map((protocol) => ({
      port: WEBRTC_PORT + worker,
      protocol,
      purpose: `worker ${worker + 1} of the media-server`,
      setting: 'WEBRTC_PORT',
    })),
  );
  return [
    { port: PORT, protocol: 'tcp', purpose: 'the web pages', setting: 'PORT' },
    { port: SIGNALING_PORT, protocol: 'tcp', purpose: 'signaling', setting: 'SIGNALING_PORT' },
    { port: CONTROL_PORT, protocol: 'tcp', purpose: 'the control of the media-server', setting: 'CONTROL_PORT' },
    ...media.flat(),
  ];
}

export const databasePortOf = ({ DATABASE_PORT }: InstallationEnvironment): WantedPort => ({
  port: DATABASE_PORT,
  protocol: 'tcp',
  purpose: 'the database',
  setting: 'DATABASE_PORT',
});

/**
 * @throws {Error} that names each taken port, who holds it as far as this user may know, and how to choose another
 */
export async function requireFreePorts(wanted: readonly WantedPort[]): Promise<void> {
  const taken: string[] = [];
  for (const { port, protocol, purpose, setting } of wanted) {
    if (await isFree(port, protocol)) continue;
    const holder = findHolder(port, protocol) ?? 'another process';
    taken.push(`Port ${port} (${protocol}) for ${purpose} is in use by ${holder}; ${setting} chooses another.`);
  }
  if (taken.length > 0) throw new Error(taken.join('\n'));
}

async function isFree(port: number, protocol: 'tcp' | 'udp'): Promise<boolean> {
  try {
    if (protocol === 'tcp') {
      const probe = createServer().listen(port, '0.0.0.0');
      await once(probe, 'listening');
      probe.close();
      await once(probe, 'close');
    } else {
      const probe = createSocket('udp4').bind(port);
      await once(probe, 'listening');
      probe.close();
      await once(probe, 'close');
    }
    return true;
  } catch {
    return false;
  }
}

/** "process 12 (program)", from the tables of proc(5); `null` for a process of another user. */
function findHolder(port: number, protocol: 'tcp' | 'udp'): string | null {
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0');
  const inodes = new Set([protocol, `${protocol}6`].flatMap((table) => inodesOf(table, hexPort)));
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (!openFilesOf(pid).some((target) => inodes.has(target))) continue;
    return `process ${pid} (${readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim().slice(0, 80)})`;
  }
  return null;
}

function inodesOf(table: string, hexPort: string): string[] {
  const rows = readFileSync(`/proc/net/${table}`, 'utf8').trim().split('\n').slice(1);
  return rows
    .map((row) => row.trim().split(/\s+/))
    .filter(([, local, remote]) => local?.endsWith(`:${hexPort}`) && remote?.endsWith(':0000'))
    .map((fields) => `socket:[${fields[9]}]`);
}

function openFilesOf(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`);
      } catch {
        return [];
      }
    });
  } catch {
    return [];
  }
}
