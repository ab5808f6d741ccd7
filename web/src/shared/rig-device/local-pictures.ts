import type { CameraSource } from '@scrubline/contract';
import { createObservable, type MutableObservable, type Observable } from '../signaling/observable.ts';

/** The rig's own cameras, for a theatre screen that was opened as a window of the rig's page. */
export type LocalPictures = ReadonlyMap<CameraSource, MediaStreamTrack>;

/** When the newest frame of a camera was captured; null while none is known. Milliseconds since 1970. */
export type NewestFrames = (source: CameraSource) => number | null;

declare global {
  interface Window {
    scrublineLocalPictures?: MutableObservable<LocalPictures>;
    scrublineNewestFrames?: NewestFrames;
  }
}

export function showLocalPictures(pictures: LocalPictures): void {
  window.scrublineLocalPictures ??= createObservable<LocalPictures>(new Map());
  window.scrublineLocalPictures.set(pictures);
}

export function tellNewestFrames(newest: NewestFrames): void {
  window.scrublineNewestFrames = newest;
}

/** Of the rig's camera, for a screen beside it. */
export function newestFrameOf(source: CameraSource): number | null {
  const opener: Window | null = window.opener;
  return (!opener?.closed && opener?.scrublineNewestFrames?.(source)) || null;
}

/** Null when this window was not opened by a rig's page, or that page is gone. */
export function openersLocalPictures(): Observable<LocalPictures> | null {
  const opener: Window | null = window.opener;
  return (!opener?.closed && opener?.scrublineLocalPictures) || null;
}
