import type { Locator } from '@playwright/test';

/** For how long a video showed no new frame, at the longest, while it was watched. Milliseconds in and out. */
export const longestStandstill = (video: Locator, watchedForMs: number): Promise<number> =>
  video.evaluate(
    (element, lengthMs) =>
      new Promise<number>((watched, fail) => {
        if (!(element instanceof HTMLVideoElement)) {
          fail(new Error('not a video'));
          return;
        }
        let longest = 0;
        let shownAt = performance.now();
        const note = () => {
          longest = Math.max(longest, performance.now() - shownAt);
          shownAt = performance.now();
        };
        element.requestVideoFrameCallback(function onFrame() {
          note();
          element.requestVideoFrameCallback(onFrame);
        });
        AbortSignal.timeout(lengthMs).addEventListener('abort', () => {
          note();
          watched(longest);
        });
      }),
    watchedForMs,
  );
