import type { CameraSource, Feed } from '@scrubline/contract';
import { useMemo } from 'react';
import { type LiveRoomHandle, useWatchedFeeds, useWish } from '../../shared/media/use-live-room.ts';
import { othersFeeds, wishFor } from '../../shared/media/wish.ts';

/**
 * What the screen receives, and what the theatre itself sends, by what it shows.
 *
 * @param isLocal whether the theatre's pictures come straight from this computer's cameras
 */
export function useScreenFeeds({ room, view, media }: LiveRoomHandle, isLocal: boolean) {
  const wish = useMemo(
    () =>
      wishFor([], (feed, { participants }) => {
        const fromRig = participants.get(feed.participantId)?.role === 'rig';
        // The theatre needs no way round through the network to see itself, and must not hear itself.
        return feed.content.kind === 'voice' ? !fromRig : !(fromRig && isLocal);
      }),
    [isLocal],
  );
  useWish(room, wish);
  const watched = useWatchedFeeds(media);
  const voices = useMemo(() => [...watched.values()].filter(({ track }) => track.kind === 'audio'), [watched]);
  const rigFeeds = useMemo(() => new Map((view ? othersFeeds(view) : []).flatMap(sourceEntry)), [view]);
  return { watched, voices, rigFeeds };
}

/** The pictures that the theatre itself sends, by what they show. */
function sourceEntry(feed: Feed): [CameraSource, Feed][] {
  const { content } = feed;
  return content.kind === 'picture' && content.cameraSource !== 'face' ? [[content.cameraSource, feed]] : [];
}
