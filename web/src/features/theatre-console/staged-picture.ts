import { CameraSource, type Feed, type ParticipantId } from '@scrubline/contract';

export interface PictureFeed {
  readonly feed: Feed;
  readonly source: CameraSource;
}

/** Whose picture of what: it stays the same when a reload brings new feeds. */
export interface PicturePlace {
  readonly participantId: ParticipantId;
  readonly source: CameraSource;
}

export const placeOf = ({ feed, source }: PictureFeed): PicturePlace => ({ participantId: feed.participantId, source });

export const inOrder = (feeds: readonly Feed[]): readonly PictureFeed[] =>
  feeds
    .flatMap((feed) => (feed.content.kind === 'picture' ? [{ feed, source: feed.content.cameraSource }] : []))
    .sort((a, b) => CameraSource.options.indexOf(a.source) - CameraSource.options.indexOf(b.source));

/** The pinned picture; while it is gone, the first of the others. */
export const stagedPicture = (pictures: readonly PictureFeed[], pinned: PicturePlace | null): PictureFeed | null =>
  pictures.find(({ feed, source }) => feed.participantId === pinned?.participantId && source === pinned.source) ??
  pictures[0] ??
  null;

/** What is pinned by itself: the first picture of the theatre. A face holds the stage only until the theatre comes. */
export const firstPin = (pictures: readonly PictureFeed[]): PicturePlace | null => {
  const [first] = pictures;
  return first && first.source !== 'face' ? placeOf(first) : null;
};
