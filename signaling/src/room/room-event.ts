import type {
  Annotation,
  BroadcastName,
  BroadcastPayload,
  CameraAxis,
  CameraPlace,
  CameraSource,
  CaseAddition,
  ConsumerId,
  Feed,
  FeedId,
  FeedState,
  FrameIdentity,
  Freeze,
  FreezeId,
  LeaveReason,
  MediaPlace,
  MediaRoomId,
  ParticipantId,
  Permission,
  StrokeId,
  TakeAway,
} from '@scrubline/contract';
import type { Gift } from '../command/grant-rules.ts';
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
  /** What the theatre took from them, as the database knows: for a new room. */
  readonly revoked: readonly Permission[];
  readonly mustAsk: boolean;
  /** When the database was asked. What was taken since then it may not have known. Milliseconds since 1970. */
  readonly asOf: number;
}

interface Asking {
  readonly event: 'ask';
  readonly participantId: ParticipantId;
  readonly permission: Permission;
  readonly wanted: boolean;
}

interface Leaving {
  readonly event: 'leave';
  readonly participantId: ParticipantId;
  /** `null` for one whose connection is interrupted. */
  readonly sessionId: string | null;
  readonly reason: LeaveReason;
}

/** The media outlived signaling. Only what belongs to these visits is taken over. */
interface AdoptingMedia {
  readonly event: 'adopt-media';
  readonly media: MediaPlace;
  readonly feeds: readonly Feed[];
  /** The open data channel of each visit. */
  readonly signals: ReadonlyMap<string, ConsumerId>;
  readonly visitIds: ReadonlySet<string>;
}

interface DescribingCamera {
  readonly event: 'describe-camera';
  readonly feedId: FeedId;
  readonly movable: readonly CameraAxis[];
  readonly places: readonly CameraPlace[];
}

/** Everything that can happen to a room. One that no longer fits the state changes nothing. */
export type RoomEvent =
  | Joining
  | ({ readonly event: 'lose-connection' } & OfSession)
  | ({ readonly event: 'resume' } & OfVisit & OfSession)
  | Leaving
  | ({ readonly event: 'admit'; readonly admitted: boolean } & OfVisit)
  | { readonly event: 'set-muted'; readonly participantId: ParticipantId; readonly muted: boolean }
  | Asking
  | { readonly event: 'decline'; readonly participantId: ParticipantId; readonly permission: Permission }
  /** A grant is decided; it holds when it is finished and was kept. */
  | { readonly event: 'begin-grant'; readonly grantId: string; readonly gifts: readonly Gift[] }
  | { readonly event: 'finish-grant'; readonly grantId: string; readonly kept: boolean }
  | { readonly event: 'take-away'; readonly act: TakeAway; readonly by: ParticipantId }
  | { readonly event: 'end' }
  | ({ readonly event: 'open-signals'; readonly dataProducerId: ConsumerId } & OfVisit)
  | { readonly event: 'publish'; readonly feed: Feed; readonly visitId: string; readonly mediaRoomId: MediaRoomId }
  | { readonly event: 'set-feed-state'; readonly feedId: FeedId; readonly state: FeedState }
  | DescribingCamera
  | ({ readonly event: 'want-place' } & BroadcastPayload<'camera:place-wanted'>)
  | { readonly event: 'ask-source'; readonly participantId: ParticipantId; readonly source: CameraSource | null }
  | ({ readonly event: 'answer-source' } & BroadcastPayload<'camera:source-answered'>)
  | { readonly event: 'unpublish'; readonly feedId: FeedId }
  /** Kept by now. */
  | { readonly event: 'draw'; readonly annotation: Annotation }
  | { readonly event: 'erase'; readonly strokeIds: readonly StrokeId[] }
  | { readonly event: 'want-frame'; readonly frame: FrameIdentity }
  | { readonly event: 'want-still'; readonly frame: FrameIdentity }
  /** Kept by now. */
  | { readonly event: 'hold'; readonly freeze: Freeze }
  | { readonly event: 'release'; readonly freezeId: FreezeId; readonly by: ParticipantId }
  /** Kept by now. */
  | { readonly event: 'write-down'; readonly addition: CaseAddition }
  | { readonly event: 'place-media'; readonly media: MediaPlace }
  | AdoptingMedia
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
  | ({ readonly effect: 'end-visit'; readonly reason: LeaveReason } & OfVisit)
  | ({ readonly effect: 'remember-mute'; readonly muted: boolean } & OfVisit)
  | { readonly effect: 'revoke'; readonly participantId: ParticipantId; readonly permissions: readonly Permission[] }
  /** From whoever has no seat, and is no one of those who have one: as `revoke` and mute. */
  | { readonly effect: 'take-from-absent'; readonly act: TakeAway; readonly except: readonly ParticipantId[] }
  | {
      readonly effect: 'move-grants';
      readonly participantId: ParticipantId;
      readonly from: string;
      readonly to: string;
    }
  | { readonly effect: 'remember-must-ask'; readonly participantId: ParticipantId }
  | { readonly effect: 'end-feed'; readonly feedId: FeedId }
  | { readonly effect: 'forget-annotations'; readonly strokeIds: readonly StrokeId[] }
  | { readonly effect: 'forget-freeze'; readonly freezeId: FreezeId; readonly by: ParticipantId | null }
  | { readonly effect: 'end-consultation' }
  /** Nobody asked for it, and the audit trail tells of it. */
  | { readonly effect: 'note'; readonly happened: 'interrupted' | 'came-back'; readonly participantId: ParticipantId }
  | { readonly effect: 'find-media-place' }
  | { readonly effect: 'close-room' };
