import {
  type Annotation,
  type BroadcastName,
  type BroadcastPayload,
  type Feed,
  type Freeze,
  type MediaPlace,
  type Participant,
  type RoomSnapshot,
  type WrittenCase,
  withAddition,
} from '@scrubline/contract';

/** What somebody knows of a room who has heard every broadcast since a snapshot. */
export class RoomMirror {
  sequence: number;
  media: MediaPlace | null;
  #freeze: Freeze | null;
  written: WrittenCase;
  readonly #participants: Map<string, Participant>;
  readonly #feeds: Map<string, Feed>;
  readonly #annotations: Map<string, Annotation>;

  constructor(snapshot: RoomSnapshot) {
    this.sequence = snapshot.sequence;
    this.media = snapshot.media;
    this.#freeze = snapshot.freeze;
    this.written = snapshot.written;
    this.#participants = new Map(snapshot.participants.map((one) => [one.participantId, one]));
    this.#feeds = new Map(snapshot.feeds.map((one) => [one.feedId, one]));
    this.#annotations = new Map(snapshot.annotations.map((one) => [one.strokeId, one]));
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
        for (const { strokeId, drawnOn } of this.#annotations.values()) {
          if (drawnOn.feedId === told.payload.feedId) this.#annotations.delete(strokeId);
        }
        break;
      case 'annotation:drawn':
        this.#annotations.set(told.payload.strokeId, told.payload);
        break;
      case 'annotation:erased':
        for (const strokeId of told.payload.strokeIds) this.#annotations.delete(strokeId);
        break;
      case 'freeze:held':
        this.#freeze = told.payload;
        break;
      case 'freeze:released':
        if (this.#freeze?.freezeId === told.payload.freezeId) this.#freeze = null;
        break;
      case 'checklist:marked':
        this.written = withAddition(this.written, { kind: 'checklist', entry: told.payload });
        break;
      case 'note:written':
        this.written = withAddition(this.written, { kind: 'note', entry: told.payload });
        break;
      case 'note:moment-marked':
        this.written = withAddition(this.written, { kind: 'moment', entry: told.payload });
        break;
      case 'chat:sent':
        this.written = withAddition(this.written, { kind: 'message', entry: told.payload });
    }
  }

  /** In the order of ids, so that two of these can be compared. */
  picture() {
    const byId = <Value>(entries: Map<string, Value>) => [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
    return {
      sequence: this.sequence,
      media: this.media,
      freeze: this.#freeze,
      participants: byId(this.#participants),
      feeds: byId(this.#feeds),
      // In the order in which they were drawn, which is the same for all.
      annotations: [...this.#annotations.values()],
      written: this.written,
    };
  }
}

export type Told = {
  [Name in BroadcastName]: { name: Name; payload: BroadcastPayload<Name>; sequence: number };
}[BroadcastName];
