import type {
  BroadcastName,
  BroadcastPayload,
  ConsumerId,
  Feed,
  FeedId,
  FeedState,
  LeaveReason,
  MediaPlace,
  MediaRoomId,
  ParticipantId,
} from '@scrubline/contract';
import type { Entitlement } from './seat.ts';

interface OfSession {
  readonly participantId: ParticipantId;
  readonly sessionId: string;
}

interface OfVisit {
  readonly participantId: ParticipantId;
  readonly visitId: string;
}

interface Joining {
  readonly event: 'join';
  readonly entitlement: Entitlement;
  readonly visitId: string;
  readonly sessionId: string;
  /** Whether this participant's last visit stands or was cut off muted, as the database knows: for a new room. */
  readonly wasMuted: boolean;
}

interface Leaving {
  readonly event: 'leave';
  readonly participantId: ParticipantId;
  /** `null` for one whose connection is interrupted. */
  readonly sessionId: string | null;
  readonly reason: LeaveReason;
}

/** Everything that can happen to a room. One that no longer fits the state changes nothing. */
export type RoomEvent =
  | Joining
  | ({ readonly event: 'lose-connection' } & OfSession)
  | ({ readonly event: 'resume' } & OfVisit & OfSession)
  | Leaving
  | { readonly event: 'admit'; readonly participantId: ParticipantId; readonly admitted: boolean }
  | { readonly event: 'set-muted'; readonly participantId: ParticipantId; readonly muted: boolean }
  | ({ readonly event: 'open-signals'; readonly dataProducerId: ConsumerId } & OfVisit)
  | { readonly event: 'publish'; readonly feed: Feed; readonly visitId: string; readonly mediaRoomId: MediaRoomId }
  | { readonly event: 'set-feed-state'; readonly feedId: FeedId; readonly state: FeedState }
  | { readonly event: 'unpublish'; readonly feedId: FeedId }
  | { readonly event: 'place-media'; readonly media: MediaPlace }
  | { readonly event: 'lose-media'; readonly mediaRoomId: MediaRoomId }
  | { readonly event: 'pass-time' };

export type EventOf<Name extends RoomEvent['event']> = Extract<RoomEvent, { event: Name }>;

export type RoomBroadcast = {
  [Name in BroadcastName]: {
    readonly name: Name;
    readonly payload: BroadcastPayload<Name>;
    readonly sequence: number;
  };
}[BroadcastName];

/** What sockets, media-servers and tables have to do about it. */
export type RoomEffect =
  | { readonly effect: 'end-session'; readonly sessionId: string; readonly reason: LeaveReason }
  /** From now on this session is told about the room, unless it still waits. */
  | { readonly effect: 'let-hear'; readonly sessionId: string }
  | { readonly effect: 'end-visit'; readonly visitId: string; readonly reason: LeaveReason }
  | { readonly effect: 'remember-mute'; readonly visitId: string; readonly muted: boolean }
  | { readonly effect: 'find-media-place' }
  | { readonly effect: 'close-room' };
