import { encodingProfiles, type Feed, type FeedId } from '@scrubline/contract';
import { useEffect } from 'react';
import type { MediaSession } from '../media/media-session.ts';
import { layerCount } from '../media/picture-encodings.ts';
import { layerFor, layerLines } from './picture-layer.ts';

/** A picture that was made small may be made large again in the next moment. */
const smallerAfterMs = 2_000;

/** Asks for as much of a picture as can be seen where it is shown. */
export function useFittingLayer(video: HTMLVideoElement | null, feed: Feed | null, media: MediaSession | null): void {
  const feedId: FeedId | null = feed?.feedId ?? null;
  const source = feed?.content.kind === 'picture' ? feed.content.cameraSource : null;
  useEffect(() => {
    if (!video || !feedId || !source || !media) return;
    const profile = encodingProfiles[source];
    const lines = layerLines(profile.capture.height, layerCount(profile.capture.height));
    let smaller: ReturnType<typeof setTimeout> | undefined;
    let current: number | null = null;
    const fit = () => {
      clearTimeout(smaller);
      const next = layerFor(video.clientHeight * devicePixelRatio, lines, current);
      const ask = () => {
        current = next;
        media.preferLayer(feedId, next);
      };
      if (current !== null && next < current) smaller = setTimeout(ask, smallerAfterMs);
      else ask();
    };
    const observer = new ResizeObserver(fit);
    observer.observe(video);
    return () => {
      observer.disconnect();
      clearTimeout(smaller);
    };
  }, [video, feedId, source, media]);
}
