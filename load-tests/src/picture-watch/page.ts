import type { PictureRow, PictureWatch } from './picture-row.ts';
import { createStripReader } from './strip-reader.ts';

declare global {
  interface Window {
    pictureWatch: PictureWatch;
  }
}

interface Presented {
  readonly rtpTimestamp: number | null;
  readonly ageMs: number | null;
  readonly presentedAt: number;
}

/** More frames than ever wait between their pixels and their event. */
const mostWaiting = 120;

/**
 * Gathers what the page tells of each presented picture together with the timecode in that picture's pixels. The
 * pixels that can be read when the page tells may already be the next picture's: both name their RTP timestamp, and
 * only what names the same one is put together.
 */
function watchPictures(): PictureWatch {
  const read = createStripReader();
  const told = new Map<number, Presented>();
  const decoded = new Map<number, Omit<PictureRow, 'presentedAt' | 'saidAgeMs'>>();
  let rows: PictureRow[] = [];

  const match = (rtpTimestamp: number): void => {
    const presented = told.get(rtpTimestamp);
    const pixels = decoded.get(rtpTimestamp);
    if (!presented || !pixels) return;
    told.delete(rtpTimestamp);
    decoded.delete(rtpTimestamp);
    const presentedAt = performance.timeOrigin + presented.presentedAt;
    rows.push({ presentedAt, saidAgeMs: presented.ageMs, ...pixels });
  };

  const decode = async (frame: VideoFrame): Promise<void> => {
    const height = frame.displayHeight;
    const { rtpTimestamp } = frame.metadata();
    const timecode = await read(frame);
    if (rtpTimestamp === undefined) return;
    decoded.set(rtpTimestamp, {
      capturedAt: timecode?.captureTimeMs ?? null,
      frameNumber: timecode?.frameNumber ?? null,
      height,
    });
    match(rtpTimestamp);
  };

  let decoding: Promise<void> = Promise.resolve();
  const onPresented = (event: Event): void => {
    const { target } = event;
    if (!(event instanceof CustomEvent) || !(target instanceof HTMLVideoElement)) return;
    const presented: Presented = event.detail;
    if (presented.rtpTimestamp === null) return;
    told.set(presented.rtpTimestamp, presented);
    match(presented.rtpTimestamp);
    for (const waiting of [told, decoded]) {
      if (waiting.size > mostWaiting) waiting.delete(waiting.keys().next().value ?? 0);
    }
    const frame = new VideoFrame(target);
    decoding = decoding.then(() => decode(frame));
  };
  // On its way down: the event does not bubble.
  document.addEventListener('picture-age', onPresented, true);

  return {
    take: () => {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
}

window.pictureWatch = watchPictures();
