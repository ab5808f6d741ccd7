import { randomBytes, randomUUID } from 'node:crypto';
import { FeedId, FreezeId, MediaRoomId } from '@scrubline/contract';

/** Where new ids come from, passed in so that a test can foretell them. */
export interface IdSource {
  sessionId(): string;
  feedId(): FeedId;
  mediaRoomId(): MediaRoomId;
  grantId(): string;
  freezeId(): FreezeId;
  /** 256 bits that nobody can guess, URL-safe. */
  secret(): string;
}

export const randomIds: IdSource = {
  sessionId: () => randomUUID(),
  feedId: () => FeedId.parse(randomUUID()),
  mediaRoomId: () => MediaRoomId.parse(randomUUID()),
  grantId: () => randomUUID(),
  freezeId: () => FreezeId.parse(randomUUID()),
  secret: () => randomBytes(32).toString('base64url'),
};
