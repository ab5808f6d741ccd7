import type { BrowserContext, Page } from '@playwright/test';

declare global {
  interface Window {
    openedMicrophones: MediaStreamTrack[];
  }
}

/** From the next load on, pages keep every microphone that the browser gives them. */
export async function keepMicrophones(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const opened: MediaStreamTrack[] = [];
    window.openedMicrophones = opened;
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      opened.push(...stream.getAudioTracks());
      return stream;
    };
  });
}

export interface SoundProcessing {
  readonly echoCancellation: unknown;
  readonly noiseSuppression: unknown;
  readonly autoGainControl: unknown;
}

/** What the browser does to the sound of each microphone that is open now, by the browser's own word. */
export const soundProcessing = (page: Page): Promise<SoundProcessing[]> =>
  page.evaluate(() =>
    window.openedMicrophones
      .filter(({ readyState }) => readyState === 'live')
      .map((track) => {
        const { echoCancellation, noiseSuppression, autoGainControl } = track.getSettings();
        return { echoCancellation, noiseSuppression, autoGainControl };
      }),
  );
