import type { CameraSource } from '@scrubline/contract';
import { createObservable, type MutableObservable, type Observable } from '../signaling/observable.ts';

/** The rig's own cameras, for a theatre screen that was opened as a window of the rig's page. */
export type LocalPictures = ReadonlyMap<CameraSource, MediaStreamTrack>;

declare global {
  interface Window {
    scrublineLocalPictures?: MutableObservable<LocalPictures>;
  }
}

export function showLocalPictures(pictures: LocalPictures): void {
  window.scrublineLocalPictures ??= createObservable<LocalPictures>(new Map());
  window.scrublineLocalPictures.set(pictures);
}

/** Null when this window was not opened by a rig's page, or that page is gone. */
export function openersLocalPictures(): Observable<LocalPictures> | null {
  const opener: Window | null = window.opener;
  return (!opener?.closed && opener?.scrublineLocalPictures) || null;
}
