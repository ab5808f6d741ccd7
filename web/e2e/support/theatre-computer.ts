import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { product } from './product.ts';
import { followPages, keepSeen } from './seen.ts';
import { viewports } from './stage.ts';

/** A computer whose browser keeps what it learned in a folder, as a theatre's does from day to day. */
export interface TheatreComputer {
  readonly start: () => Promise<BrowserContext>;
  /** As when the power goes: no process of its browser says goodbye. */
  readonly cutPower: () => Promise<void>;
  /** Whether a text that a page kept has reached the disk. */
  readonly hasOnDisk: (text: string) => Promise<boolean>;
  readonly throwAway: () => Promise<void>;
}

export async function buildComputer(cameras: number): Promise<TheatreComputer> {
  const folder = await mkdtemp(join(tmpdir(), 'scrubline-computer-'));
  let keepWhatWasSeen = async () => {};
  const cutPower = async () => {
    await keepWhatWasSeen();
    keepWhatWasSeen = async () => {};
    for (const pid of await processesOf(folder)) process.kill(pid, 'SIGKILL');
  };
  return {
    start: async () => {
      const context = await startBrowser(folder, cameras);
      const seen = followPages(context);
      keepWhatWasSeen = () => keepSeen(context, seen);
      return context;
    },
    cutPower,
    hasOnDisk: (text) => folderContains(join(folder, 'Default/Local Storage/leveldb'), text),
    throwAway: async () => {
      await cutPower();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

const startBrowser = (folder: string, cameras: number): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, {
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-gpu',
      `--use-fake-device-for-media-stream=device-count=${cameras}`,
      '--use-fake-ui-for-media-stream',
    ],
    baseURL: product().baseUrl,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...viewports.console,
  });

/** The browser's first process, without which the others end by themselves. */
async function processesOf(folder: string): Promise<number[]> {
  const wanted = `--user-data-dir=${folder}`;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const commandLines = await Promise.all(
    pids.map(async (pid) => [pid, await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')] as const),
  );
  return commandLines.filter(([, line]) => line.split(/[\0 ]/).includes(wanted)).map(([pid]) => pid);
}

async function folderContains(folder: string, text: string): Promise<boolean> {
  const names = (await readdir(folder)).filter((name) => /\.(log|ldb)$/.test(name));
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))));
  return files.some((file) => file.includes(text));
}
