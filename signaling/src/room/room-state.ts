import {
  type Annotation,
  type BroadcastName,
  type BroadcastPayload,
  type Feed,
  type FeedId,
  type Freeze,
  type MediaPlace,
  nothingWritten,
  type ParticipantId,
  type RoomId,
  type StrokeId,
  type TakeAway,
  type WrittenCase,
} from '@scrubline/contract';
import type { Gift } from '../command/grant-rules.ts';
import type { RoomBroadcast, RoomEffect } from './room-event.ts';
import { isTaken, participantOf, type Seat, type TakenSeat } from './seat.ts';

/** @property at milliseconds since 1970 */
export interface PastAct {
  readonly act: TakeAway;
  readonly at: number;
}

export interface RoomState {
  readonly roomId: RoomId;
  /** How long an interrupted participant keeps everything, and an empty room its media. Milliseconds. */
  readonly gracePeriodMs: number;
  /** The number of the last broadcast. */
  readonly sequence: number;
  /** Those that are gone stay listed until the room closes: coming back, they may not be louder than they left. */
  readonly seats: ReadonlyMap<ParticipantId, Seat>;
  readonly feeds: ReadonlyMap<FeedId, Feed>;
  /** In the order in which they were drawn. Each ends with its feed. */
  readonly annotations: ReadonlyMap<StrokeId, Annotation>;
  /** The still that everybody sees instead of its live picture. */
  readonly freeze: Freeze | null;
  /** Of the whole operation: it outlives the room. */
  readonly written: WrittenCase;
  readonly media: MediaPlace | null;
  /** What the theatre took lately, so that an act that is told again does nothing. */
  readonly acts: readonly PastAct[];
  /** Decided, and not yet known to be kept. */
  readonly grantsUnderway: ReadonlyMap<string, readonly Gift[]>;
  readonly hasEnded: boolean;
}

/** @param written what was kept of the operation before */
export function emptyRoom(roomId: RoomId, gracePeriodMs: number, written: WrittenCase = nothingWritten): RoomState {
  const nobody = { seats: new Map(), feeds: new Map(), annotations: new Map(), freeze: null, media: null };
  return {
    roomId,
    gracePeriodMs,
    sequence: 0,
    ...nobody,
    written,
    acts: [],
    grantsUnderway: new Map(),
    hasEnded: false,
  };
}

/** A copy of a room's state that one event's rules write into, with all they want told and done. */
export class RoomChange {
  readonly now: number;
  readonly before: RoomState;
  readonly seats: Map<ParticipantId, Seat>;
  readonly feeds: Map<FeedId, Feed>;
  readonly annotations: Map<StrokeId, Annotation>;
  readonly broadcasts: RoomBroadcast[] = [];
  readonly effects: RoomEffect[] = [];
  freeze: Freeze | null;
  written: WrittenCase;
  media: MediaPlace | null;
  acts: readonly PastAct[];
  readonly grantsUnderway: Map<string, readonly Gift[]>;
  hasEnded: boolean;
  #sequence: number;

  constructor(before: RoomState, now: number) {
    this.before = before;
    this.now = now;
    this.seats = new Map(before.seats);
    this.feeds = new Map(before.feeds);
    this.annotations = new Map(before.annotations);
    this.freeze = before.freeze;
    this.written = before.written;
    this.media = before.media;
    this.acts = before.acts;
    this.grantsUnderway = new Map(before.grantsUnderway);
    this.hasEnded = before.hasEnded;
    this.#sequence = before.sequence;
  }

  takenSeat(participantId: ParticipantId): TakenSeat | null {
    const seat = this.seats.get(participantId);
    return seat && isTaken(seat) ? seat : null;
  }

  tell<Name extends BroadcastName>(name: Name, payload: BroadcastPayload<Name>): void {
    this.#sequence += 1;
    // TypeScript cannot see that one name and its own payload make a member of the union.
    this.broadcasts.push({ name, payload, sequence: this.#sequence } as RoomBroadcast);
  }

  /** Writes a seat and tells the room how it looks now. */
  reseat(seat: TakenSeat, told: 'room:participant-joined' | 'room:participant-changed' = 'room:participant-changed') {
    this.seats.set(seat.participantId, seat);
    this.tell(told, participantOf(seat));
  }

  removeFeeds(isRemoved: (feed: Feed) => boolean): void {
    for (const feed of this.feeds.values()) {
      if (!isRemoved(feed)) continue;
      this.feeds.delete(feed.feedId);
      this.tell('feed:unpublished', { feedId: feed.feedId });
    }
    this.removeAnnotationsWithoutFeed();
  }

  /** Everybody takes them away with the feed: nobody is told. */
  removeAnnotationsWithoutFeed(): void {
    for (const { strokeId, drawnOn } of this.annotations.values()) {
      if (!this.feeds.has(drawnOn.feedId)) this.annotations.delete(strokeId);
    }
  }

  after(): RoomState {
    const { seats, feeds, annotations, freeze, written, media, acts, grantsUnderway, hasEnded } = this;
    const kept = { seats, feeds, annotations, freeze, written, media, acts, grantsUnderway, hasEnded };
    return { ...this.before, sequence: this.#sequence, ...kept };
  }
}
