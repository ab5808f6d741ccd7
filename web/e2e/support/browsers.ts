import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { warbledTone } from './tone.ts';

export interface BrowserWish {
  /** What its microphone hears all the time. Hertz. */
  readonly toneHz?: number;
  /** A recorded file in the place of a camera: Y4M or MJPEG. */
  readonly cameraFile?: string;
  /** How many cameras are plugged in, unless a file stands for one. */
  readonly cameras?: number;
  /** Whether the browser says yes to camera and microphone by itself; else permissions decide. */
  readonly grantsDevices?: boolean;
}

export interface OpenedBrowser {
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/** A browser process of its own, with its own fake camera and microphone. */
export async function openBrowser({
  toneHz,
  cameraFile,
  cameras = 1,
  grantsDevices = true,
}: BrowserWish = {}): Promise<OpenedBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'scrubline-browser-'));
  const args = [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-gpu',
    `--use-fake-device-for-media-stream=device-count=${cameras}`,
    ...(grantsDevices ? ['--use-fake-ui-for-media-stream'] : []),
    ...(cameraFile ? [`--use-file-for-fake-video-capture=${cameraFile}`] : []),
  ];
  if (toneHz) {
    const toneFile = join(folder, 'tone.wav');
    await writeFile(toneFile, warbledTone(toneHz));
    args.push(`--use-file-for-fake-audio-capture=${toneFile}`);
  }
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args });
  return {
    browser,
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
