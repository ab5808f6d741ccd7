import type { BroadcastName, BroadcastPayload, Feed, MediaPlace, Participant, RoomSnapshot } from '@scrubline/contract';

/** What somebody knows of a room who has heard every broadcast since a snapshot. */
export class RoomMirror {
  sequence: number;
  media: MediaPlace | null;
  readonly #participants: Map<string, Participant>;
  readonly #feeds: Map<string, Feed>;

  constructor(snapshot: RoomSnapshot) {
    this.sequence = snapshot.sequence;
    this.media = snapshot.media;
    this.#participants = new Map(snapshot.participants.map((one) => [one.participantId, one]));
    this.#feeds = new Map(snapshot.feeds.map((one) => [one.feedId, one]));
  }

  apply(told: Told): void {
    if (told.sequence <= this.sequence) return;
    if (told.sequence !== this.sequence + 1) throw new Error(`gap between ${this.sequence} and ${told.sequence}`);
    this.sequence = told.sequence;
    switch (told.name) {
      case 'room:participant-joined':
      case 'room:participant-changed':
        this.#participants.set(told.payload.participantId, told.payload);
        break;
      case 'room:participant-left':
        this.#participants.delete(told.payload.participantId);
        break;
      case 'room:media-placed':
        this.media = told.payload.media;
        break;
      case 'feed:published':
      case 'feed:changed':
        this.#feeds.set(told.payload.feedId, told.payload);
        break;
      case 'feed:unpublished':
        this.#feeds.delete(told.payload.feedId);
    }
  }

  /** In the order of ids, so that two of these can be compared. */
  picture() {
    const byId = <Value>(entries: Map<string, Value>) => [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
    return {
      sequence: this.sequence,
      media: this.media,
      participants: byId(this.#participants),
      feeds: byId(this.#feeds),
    };
  }
}

export type Told = {
  [Name in BroadcastName]: { name: Name; payload: BroadcastPayload<Name>; sequence: number };
}[BroadcastName];
