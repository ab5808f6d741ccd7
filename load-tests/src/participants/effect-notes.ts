import type { BrowserContext, Page } from '@playwright/test';

/** What a page notes by itself, so that no message to the bench stands between the moment and its time. */
interface Noted {
  /** All in milliseconds since 1970. */
  readonly presses: number[];
  readonly silences: number[];
  /** When the last of the tools that were allowed was painted as taken. */
  readonly takings: number[];
  /** When a face was painted as gone. */
  readonly facesGone: number[];
  /** From when to when the page did nothing at all, longer than it was asked to. */
  readonly pauses: [from: number, to: number][];
  facePaintedAt: number;
  readonly connections: RTCPeerConnection[];
  readonly voices: Set<MediaStreamTrack>;
}

declare global {
  interface Window {
    noted: Noted;
  }
}

/** From the next load on, pages note presses, silences, painted faces, and when their tools are shown as taken. */
export async function noteEffects(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    window.noted = {
      presses: [],
      silences: [],
      takings: [],
      facesGone: [],
      pauses: [],
      facePaintedAt: 0,
      connections: [],
      voices: new Set(),
    };
    addEventListener('click', () => window.noted.presses.push(Date.now()), true);
  });
  await context.addInitScript(noteSilences);
  await context.addInitScript(noteFaces);
  await context.addInitScript(noteTakings);
  await context.addInitScript(notePauses);
}

function noteSilences(): void {
  const { silences, voices, connections } = window.noted;
  const enabled = Object.getOwnPropertyDescriptor(MediaStreamTrack.prototype, 'enabled');
  Object.defineProperty(MediaStreamTrack.prototype, 'enabled', {
    ...enabled,
    set(this: MediaStreamTrack, on: boolean) {
      const fallsSilent = !on && this.enabled && voices.has(this);
      enabled?.set?.call(this, on);
      if (fallsSilent) silences.push(Date.now());
    },
  });
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
      this.addEventListener('track', ({ track }) => {
        if (track.kind === 'audio') voices.add(track);
      });
    }
  };
}

function noteFaces(): void {
  const followed = new Set<HTMLVideoElement>();
  const follow = (video: HTMLVideoElement): void => {
    video.requestVideoFrameCallback(() => {
      if (video.isConnected) window.noted.facePaintedAt = Date.now();
      follow(video);
    });
  };
  new MutationObserver(() => {
    for (const video of document.querySelectorAll<HTMLVideoElement>('[data-camera-source="face"] video')) {
      if (followed.has(video)) continue;
      followed.add(video);
      follow(video);
    }
    for (const video of followed) {
      if (video.isConnected) continue;
      followed.delete(video);
      // A frame's callbacks run before it is painted, a timer of theirs after.
      requestAnimationFrame(() => setTimeout(() => window.noted.facesGone.push(Date.now())));
    }
  }).observe(document, { subtree: true, childList: true });
}

function noteTakings(): void {
  let allowed = 0;
  new MutationObserver(() => {
    const before = allowed;
    allowed = document.querySelectorAll('nav [data-permission][data-standing="may"]').length;
    if (before === 0 || allowed > 0) return;
    requestAnimationFrame(() => setTimeout(() => window.noted.takings.push(Date.now())));
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-standing'] });
}

function notePauses(): void {
  const everyMs = 10;
  const noticedMs = 20;
  let last = Date.now();
  setInterval(() => {
    const now = Date.now();
    if (now - last > noticedMs) window.noted.pauses.push([last, now]);
    last = now;
  }, everyMs);
}

/** When the latest press was, in milliseconds since 1970. */
export const pressedAt = (page: Page): Promise<number> => page.evaluate(() => window.noted.presses.at(-1) ?? 0);

/** When the first voice of somebody else fell silent after a moment; infinity when none did. */
export const silencedAfter = (page: Page, moment: number): Promise<number> =>
  page.evaluate((from) => window.noted.silences.find((at) => at >= from) ?? Number.POSITIVE_INFINITY, moment);

/** When the tools were shown as taken after a moment; infinity when they were not. */
export const takenAfter = (page: Page, moment: number): Promise<number> =>
  page.evaluate((from) => window.noted.takings.find((at) => at >= from) ?? Number.POSITIVE_INFINITY, moment);

/** How long the page stood still at a stretch within a span of time, whatever it was that kept it. */
export const stoodStillMs = (page: Page, span: { from: number; to: number }): Promise<number> =>
  page.evaluate(
    ({ from, to }) =>
      Math.max(0, ...window.noted.pauses.map(([since, until]) => Math.min(until, to) - Math.max(since, from))),
    span,
  );

/** When a face of somebody else was painted last; 0 when none ever was. */
export const facePaintedAt = (page: Page): Promise<number> => page.evaluate(() => window.noted.facePaintedAt);

/** When a face was gone from the page after a moment; infinity when it was not. */
export const faceGoneAfter = (page: Page, moment: number): Promise<number> =>
  page.evaluate((from) => window.noted.facesGone.find((at) => at >= from) ?? Number.POSITIVE_INFINITY, moment);

/** Whether a voice of somebody else arrives now and is played. */
export const hearsSomebody = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const received = async () => {
      const reports = await Promise.all(window.noted.connections.map((connection) => connection.getStats()));
      return reports
        .flatMap((report) => [...report.values()] as { type: string; kind?: string; packetsReceived?: number }[])
        .filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio')
        .reduce((sum, { packetsReceived = 0 }) => sum + packetsReceived, 0);
    };
    const before = await received();
    await new Promise((over) => setTimeout(over, 200));
    const isPlayed = [...window.noted.voices].some(({ enabled, readyState }) => enabled && readyState === 'live');
    return isPlayed && (await received()) > before;
  });
