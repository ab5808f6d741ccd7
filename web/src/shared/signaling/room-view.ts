import {
  type ActId,
  type Annotation,
  type BroadcastName,
  type BroadcastPayload,
  type CaseAddition,
  type Feed,
  type FeedId,
  type FrameIdentity,
  type Freeze,
  type LeaveReason,
  type MediaPlace,
  type Participant,
  type ParticipantId,
  type RoomId,
  type RoomSnapshot,
  type StrokeId,
  type WrittenCase,
  withAddition,
} from '@scrubline/contract';

/** Somebody who was here, and why they are not any more. */
export interface NamedDeparture {
  readonly displayName: string;
  readonly reason: LeaveReason;
}

/** What this client knows of its room: a snapshot plus every broadcast after it, in order. */
export interface RoomView {
  readonly roomId: RoomId;
  readonly self: ParticipantId;
  readonly sequence: number;
  readonly participants: ReadonlyMap<ParticipantId, Participant>;
  readonly feeds: ReadonlyMap<FeedId, Feed>;
  /** In the order in which they were drawn. Each ends with its feed. */
  readonly annotations: ReadonlyMap<StrokeId, Annotation>;
  /** Of the whole operation, also from before one came. */
  readonly written: WrittenCase;
  /** What signaling asked the senders of pictures for: the latest, the newest last. */
  readonly framesWanted: readonly FrameIdentity[];
  /** What signaling asked the senders of pictures for stills of: the latest, the newest last. */
  readonly stillsWanted: readonly FrameIdentity[];
  /** The still that everybody sees instead of its live picture. */
  readonly freeze: Freeze | null;
  /** Where cameras shall be brought back to: the latest, the newest last. */
  readonly placesWanted: readonly BroadcastPayload<'camera:place-wanted'>[];
  /** What the theatre said to whoever asked it to look at a picture: the latest, the newest last. */
  readonly sourceAnswers: readonly BroadcastPayload<'camera:source-answered'>[];
  readonly media: MediaPlace | null;
  /** The latest, the newest last. */
  readonly tookAway: readonly ActId[];
  readonly departures: readonly NamedDeparture[];
}

/** More than anybody still waits to hear of. */
const latestKept = 32;

/** @param earlier what this client knew until then: whoever went meanwhile has gone for it too */
export function viewOf(self: ParticipantId, snapshot: RoomSnapshot, earlier?: RoomView): RoomView {
  return {
    roomId: snapshot.roomId,
    self,
    sequence: snapshot.sequence,
    participants: new Map(snapshot.participants.map((participant) => [participant.participantId, participant])),
    feeds: new Map(snapshot.feeds.map((feed) => [feed.feedId, feed])),
    annotations: new Map(snapshot.annotations.map((annotation) => [annotation.strokeId, annotation])),
    written: snapshot.written,
    framesWanted: [],
    stillsWanted: [],
    freeze: snapshot.freeze,
    placesWanted: [],
    sourceAnswers: [],
    media: snapshot.media,
    tookAway: [],
    departures: [...(earlier?.departures ?? []), ...missedDepartures(snapshot, earlier)].slice(-latestKept),
  };
}

function missedDepartures({ departures, participants }: RoomSnapshot, earlier?: RoomView): NamedDeparture[] {
  const here = new Set(participants.map(({ participantId }) => participantId));
  return departures.flatMap(({ participantId, reason }) => {
    const known = earlier?.participants.get(participantId);
    return known && !here.has(participantId) ? [{ displayName: known.displayName, reason }] : [];
  });
}

type Change = { [Name in BroadcastName]: (view: RoomView, payload: BroadcastPayload<Name>) => Partial<RoomView> };

const withEntry = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, value: Value) => new Map(map).set(key, value);
const withoutEntry = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key) => {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
};
const withLatest = <Value>(values: readonly Value[], latest: Value) => [...values.slice(1 - latestKept), latest];
const seat = (view: RoomView, participant: Participant) => ({
  participants: withEntry(view.participants, participant.participantId, participant),
});
const showFeed = (view: RoomView, feed: Feed) => ({ feeds: withEntry(view.feeds, feed.feedId, feed) });

const annotationsWhere = ({ annotations }: RoomView, isKept: (annotation: Annotation) => boolean) =>
  new Map([...annotations].filter(([, annotation]) => isKept(annotation)));

const write = ({ written }: RoomView, addition: CaseAddition) => ({ written: withAddition(written, addition) });

const changes: Change = {
  'room:participant-joined': seat,
  'room:participant-changed': seat,
  'room:participant-left': (view, { participantId, reason }) => {
    const displayName = view.participants.get(participantId)?.displayName ?? '';
    return {
      participants: withoutEntry(view.participants, participantId),
      departures: withLatest(view.departures, { displayName, reason }),
    };
  },
  'room:media-placed': (_view, { media }) => ({ media }),
  'feed:published': showFeed,
  'feed:changed': showFeed,
  'feed:unpublished': (view, { feedId }) => ({
    feeds: withoutEntry(view.feeds, feedId),
    annotations: annotationsWhere(view, ({ drawnOn }) => drawnOn.feedId !== feedId),
  }),
  'annotation:drawn': (view, annotation) => ({
    annotations: withEntry(view.annotations, annotation.strokeId, annotation),
  }),
  'annotation:erased': (view, { strokeIds }) => ({
    annotations: annotationsWhere(view, ({ strokeId }) => !strokeIds.includes(strokeId)),
  }),
  'annotation:frame-wanted': (view, frame) => ({ framesWanted: withLatest(view.framesWanted, frame) }),
  'still:wanted': (view, frame) => ({ stillsWanted: withLatest(view.stillsWanted, frame) }),
  'freeze:held': (_view, freeze) => ({ freeze }),
  'freeze:released': ({ freeze }, { freezeId }) => ({ freeze: freeze?.freezeId === freezeId ? null : freeze }),
  'camera:place-wanted': (view, wanted) => ({ placesWanted: withLatest(view.placesWanted, wanted) }),
  // The question goes with the change of the participant, which was told just before.
  'camera:source-answered': (view, answer) => ({ sourceAnswers: withLatest(view.sourceAnswers, answer) }),
  'checklist:marked': (view, entry) => write(view, { kind: 'checklist', entry }),
  'note:written': (view, entry) => write(view, { kind: 'note', entry }),
  'note:moment-marked': (view, entry) => write(view, { kind: 'moment', entry }),
  'chat:sent': (view, entry) => write(view, { kind: 'message', entry }),
  // What was taken shows in the participants, which were told just before.
  'command:took-away': (view, { actId }) => ({ tookAway: withLatest(view.tookAway, actId) }),
};

/** The next view, the same one for a broadcast that is already in it, or `gap` when one was missed. */
export function applyBroadcast<Name extends BroadcastName>(
  view: RoomView,
  name: Name,
  payload: BroadcastPayload<Name>,
  sequence: number,
): RoomView | 'gap' {
  if (sequence <= view.sequence) return view;
  if (sequence > view.sequence + 1) return 'gap';
  return { ...view, ...changes[name](view, payload), sequence };
}
