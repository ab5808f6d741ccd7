import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import { surroundings } from '../product/env.ts';

export const chromiumPath = '/usr/bin/chromium';

const flags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--autoplay-policy=no-user-gesture-required',
  // The floor's two browsers find each other without name resolution, and a page that no server sent may reach this
  // machine's services.
  '--disable-features=WebRtcHideLocalIpsWithMdns,LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets',
];

/** Where Debian's package `libfaketime` puts the library, by architecture. */
const clockLibrary = ['x86_64-linux-gnu', 'aarch64-linux-gnu']
  .map((architecture) => `/usr/lib/${architecture}/faketime/libfaketime.so.1`)
  .find(existsSync);

export interface BrowserWish {
  /** Its wall clock goes this much ahead of the machine's, as two computers' clocks differ. */
  readonly clockAheadMs?: number;
  /** How many cameras are plugged in beside a microphone that hears beeps; without a word neither is there. */
  readonly cameras?: number;
}

/** How a participant's pages are opened. */
export interface PageWish {
  /** What a page is given before its first address. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** Points painted for each point of the layout, in each direction. The layout itself is the same for all. */
  readonly deviceScaleFactor?: number;
}

/** Slow cameras: the same few cores encode and show all their pictures. */
const deviceFlags = (cameras: number): string[] => [
  `--use-fake-device-for-media-stream=device-count=${cameras},fps=15`,
  '--use-fake-ui-for-media-stream',
];

/**
 * A browser process of its own.
 *
 * @throws when the clock is to differ and the Debian package `faketime` is not installed
 */
export function openBrowser({ clockAheadMs = 0, cameras }: BrowserWish = {}): Promise<Browser> {
  const args = [...flags, ...(cameras === undefined ? [] : deviceFlags(cameras))];
  if (clockAheadMs === 0) return chromium.launch({ executablePath: chromiumPath, args });
  if (!clockLibrary) throw new Error('this needs the Debian package faketime: apt-get install faketime');
  return chromium.launch({
    executablePath: chromiumPath,
    args,
    env: {
      ...surroundings,
      LD_PRELOAD: clockLibrary,
      FAKETIME: `+${clockAheadMs / 1000}`,
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      // Its correction for old C libraries makes every timed wait of a current one last seconds too long.
      FAKETIME_FORCE_MONOTONIC_FIX: '0',
    },
  });
}
