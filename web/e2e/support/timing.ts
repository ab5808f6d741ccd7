import type { BrowserContext, Page } from '@playwright/test';

/** What a page notes by itself, so that no message to the test stands between the moment and its time. */
interface Noted {
  readonly presses: number[];
  readonly silences: number[];
  readonly connections: RTCPeerConnection[];
}

declare global {
  interface Window {
    noted: Noted;
  }
}

/** From the next load on, pages note when something is pressed and when a voice falls silent. */
export async function noteTimes(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const noted: Noted = { presses: [], silences: [], connections: [] };
    window.noted = noted;
    addEventListener('click', () => noted.presses.push(Date.now()), true);
    const received = new WeakSet<MediaStreamTrack>();
    const enabled = Object.getOwnPropertyDescriptor(MediaStreamTrack.prototype, 'enabled');
    Object.defineProperty(MediaStreamTrack.prototype, 'enabled', {
      ...enabled,
      set(this: MediaStreamTrack, on: boolean) {
        if (!on && this.enabled && this.kind === 'audio' && received.has(this)) noted.silences.push(Date.now());
        enabled?.set?.call(this, on);
      },
    });
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        noted.connections.push(this);
        this.addEventListener('track', ({ track }) => received.add(track));
      }
    };
  });
}

/** When the latest press was, in milliseconds since 1970. */
export const pressedAt = (page: Page): Promise<number> => page.evaluate(() => window.noted.presses.at(-1) ?? 0);

/** When the first voice of somebody else fell silent here after a moment; infinity when none did. */
export const silencedAfter = (page: Page, moment: number): Promise<number> =>
  page.evaluate((from) => window.noted.silences.find((at) => at >= from) ?? Number.POSITIVE_INFINITY, moment);

/** When the last packet of one's own voice was sent, as counted until two seconds from now. */
export const lastVoicePacketAt = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const sent = async () => {
      const reports = await Promise.all(window.noted.connections.map((connection) => connection.getStats()));
      return reports
        .flatMap((report) => [...report.values()] as { type: string; kind?: string; packetsSent?: number }[])
        .filter(({ type, kind }) => type === 'outbound-rtp' && kind === 'audio')
        .reduce((sum, { packetsSent = 0 }) => sum + packetsSent, 0);
    };
    const until = Date.now() + 2_000;
    let count = await sent();
    let lastAt = 0;
    while (Date.now() < until) {
      const next = await sent();
      if (next > count) lastAt = Date.now();
      count = next;
    }
    return lastAt;
  });

/** How many connections the page has opened since it was loaded. */
export const connectionsOpened = (page: Page): Promise<number> => page.evaluate(() => window.noted.connections.length);
