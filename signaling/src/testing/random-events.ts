import {
  ActId,
  type Addressee,
  type Annotation,
  type CaseAddition,
  ChecklistItem,
  EntryId,
  type Feed,
  FeedId,
  type Freeze,
  FreezeId,
  MediaRoomId,
  ParticipantId,
  type Permission,
  StillHash,
  StrokeId,
} from '@scrubline/contract';
import fc from 'fast-check';
import type { RoomEvent } from '../room/room-event.ts';
import type { RoomState } from '../room/room-state.ts';
import { type Entitlement, sessionOf } from '../room/seat.ts';
import { fictionalRoomId } from './fictional-room.ts';

/** The one who holds `command`. */
export const theatre = ParticipantId.parse('rig');
const people = ['rig', 'professor', 'second'].map((name) => ParticipantId.parse(name));
const numbered = (kind: string, number: number) => `${kind}-${number}`;

export const randomStep = fc.record({
  /** What comes of several steps together comes often enough, or it would hardly ever. */
  does: fc.constantFrom<RoomEvent['event'][]>(
    'join',
    'join',
    'join',
    'begin-grant',
    'begin-grant',
    'finish-grant',
    'finish-grant',
    'take-away',
    'lose-connection',
    'resume',
    'leave',
    'admit',
    'set-muted',
    'publish',
    'unpublish',
    'draw',
    'draw',
    'erase',
    'hold',
    'hold',
    'release',
    'write-down',
    'place-media',
    'lose-media',
    'pass-time',
    'ask',
    'decline',
    'begin-grant',
    'finish-grant',
    'take-away',
    'end',
  ),
  who: fc.constantFrom(...people),
  /** How many steps ago the session, visit, feed or grant began that this is about: also one that is over. */
  which: fc.nat(12),
  yes: fc.boolean(),
  permissions: fc.subarray<Permission>(['speak', 'publish:face', 'annotate', 'freeze', 'control-camera']),
  seconds: fc.nat(40),
});
export type RandomStep = typeof randomStep extends fc.Arbitrary<infer Value> ? Value : never;

type Made<Name extends RoomEvent['event']> = Extract<RoomEvent, { event: Name }>;

/** Makes events of steps, as the rim of the service would: every new session, visit and feed has a new number. */
export class Rim {
  now = Date.parse('2026-03-12T08:00:00Z');
  readonly newestTicket = new Map<ParticipantId, Entitlement>();
  #number = 0;

  eventOf(step: RandomStep, state: RoomState): RoomEvent {
    const { seats, feeds, annotations, media, grantsUnderway } = state;
    this.#number += 1;
    const { does, who, which, yes, seconds } = step;
    const [old, fresh] = [this.#number - which, this.#number];
    const seat = seats.get(who);
    // Mostly what is true at the moment, or hardly anything would ever happen.
    const isCurrent = which > 2;
    const visitId = (isCurrent && seat?.visitId) || numbered('visit', old);
    const session = {
      participantId: who,
      sessionId: (isCurrent && seat && sessionOf(seat)) || numbered('session', old),
    };
    switch (does) {
      case 'join':
        return this.#join(step);
      case 'resume':
        return { event: 'resume', participantId: who, visitId, sessionId: numbered('session', fresh) };
      case 'leave':
        return { event: 'leave', reason: yes ? 'left' : seconds > 20 ? 'sent-away' : 'sent-too-much', ...session };
      case 'admit':
        return { event: 'admit', participantId: who, visitId, admitted: yes };
      case 'set-muted':
        return { event: 'set-muted', participantId: who, muted: yes };
      case 'publish': {
        const mediaRoomId = (isCurrent && media?.mediaRoomId) || MediaRoomId.parse(numbered('media', which));
        return { event: 'publish', feed: this.#feed(step), visitId, mediaRoomId };
      }
      case 'unpublish':
        return { event: 'unpublish', feedId: FeedId.parse(numbered('feed', old)) };
      case 'draw':
        return { event: 'draw', annotation: this.#annotation(step, [...feeds.keys()]) };
      case 'erase':
        return { event: 'erase', strokeIds: [...annotations.keys()].slice(0, which) };
      case 'hold':
        return { event: 'hold', freeze: this.#freeze(step, [...feeds.keys()]) };
      case 'release':
        // Mostly what is held; sometimes what is over.
        return { event: 'release', freezeId: (isCurrent && state.freeze?.freezeId) || this.#freezeId(which), by: who };
      case 'write-down':
        return { event: 'write-down', addition: this.#addition(step) };
      case 'place-media':
        return {
          event: 'place-media',
          media: { mediaRoomId: MediaRoomId.parse(numbered('media', which % 3)), rtpCapabilities: {} },
        };
      case 'lose-media':
        return { event: 'lose-media', mediaRoomId: MediaRoomId.parse(numbered('media', which % 3)) };
      case 'pass-time':
        this.now += seconds * 1_000;
        return { event: 'pass-time' };
      case 'lose-connection':
        return { event: 'lose-connection', ...session };
      default:
        return this.#command(step, [...grantsUnderway.keys()]);
    }
  }

  #command({ does, who, which, yes, permissions, seconds }: RandomStep, underway: readonly string[]): RoomEvent {
    const [permission = 'annotate'] = permissions;
    switch (does) {
      case 'ask':
        return { event: 'ask', participantId: who, permission, wanted: yes };
      case 'decline':
        return { event: 'decline', participantId: who, permission };
      case 'begin-grant': {
        const gifts = [{ participantId: who, visitId: numbered('visit', which), permissions }];
        return { event: 'begin-grant', grantId: numbered('grant', this.#number), gifts };
      }
      case 'finish-grant':
        return { event: 'finish-grant', grantId: underway[which] ?? underway[0] ?? 'no-grant', kept: which < 10 };
      case 'end':
        // Rarely: nothing happens in a room after it.
        return which === 12 ? { event: 'end' } : { event: 'pass-time' };
      default:
        return this.#takeAway({ who, which, yes, permissions, seconds });
    }
  }

  #takeAway({ who, which, yes, permissions, seconds }: Omit<RandomStep, 'does'>): Made<'take-away'> {
    const from: Addressee = yes ? { who: 'everybody' } : { who: 'one', participantId: who };
    // Some are told again.
    const actId = ActId.parse(numbered('act', which === 0 ? this.#number - 2 : this.#number));
    const act = { actId, from, permissions, mute: seconds > 20, actedAt: this.now };
    return { event: 'take-away', act, by: theatre };
  }

  #join({ who, permissions, yes, seconds }: RandomStep): Made<'join'> {
    const admission = yes ? ('ask' as const) : ('direct' as const);
    const role = who === theatre ? ('rig' as const) : ('specialist' as const);
    const own = { roomId: fictionalRoomId, participantId: who, role, displayName: 'Fictional', admission };
    const held: Permission[] = who === theatre ? [...permissions, 'command'] : permissions;
    const entitlement = { ...own, permissions: held, issuedAt: this.now - seconds * 1_000 };
    const newest = this.newestTicket.get(who);
    if (!newest || newest.issuedAt <= entitlement.issuedAt) this.newestTicket.set(who, entitlement);
    const ids = { visitId: numbered('visit', this.#number), sessionId: numbered('session', this.#number) };
    return { event: 'join', entitlement, wasMuted: false, revoked: [], mustAsk: false, asOf: this.now + 1, ...ids };
  }

  /** Sometimes under an id that another has, or on a picture that is gone. */
  #annotation({ who, which, seconds }: RandomStep, feeds: readonly FeedId[]): Annotation {
    const feedId = feeds[which] ?? feeds[0] ?? FeedId.parse(numbered('feed', which));
    return {
      strokeId: StrokeId.parse(numbered('stroke', which === 0 ? this.#number - 2 : this.#number)),
      drawnOn: { feedId, capturedAt: this.now },
      color: 'cyan',
      mark: { tool: 'pen', points: [[seconds / 40, 0.5, 0.5]] },
      boundTo: 'tissue',
      drawnBy: who,
      drawnByName: 'Fictional',
    };
  }

  readonly #freezeId = (ago: number) => FreezeId.parse(numbered('freeze', this.#number - ago));

  #freeze({ who, which }: RandomStep, feeds: readonly FeedId[]): Freeze {
    const feedId = feeds[which] ?? feeds[0] ?? FeedId.parse(numbered('feed', which));
    const hash = StillHash.parse('0'.repeat(64));
    const frame = { feedId, capturedAt: this.now };
    const still = { frame, cameraSource: 'endoscope' as const, hash, byteLength: 100 };
    return { freezeId: this.#freezeId(0), still, heldBy: who, heldByName: 'Fictional', heldAt: this.now };
  }

  /** Of few items, so that one is often marked again. */
  #addition({ who, which, yes, seconds }: RandomStep): CaseAddition {
    const entryId = EntryId.parse(numbered('entry', this.#number));
    const written = { entryId, writtenBy: who, writtenByName: 'Fictional', writtenAt: this.now };
    if (seconds > 30) return { kind: 'message', entry: { ...written, words: 'fictional' } };
    if (seconds > 20) return { kind: 'note', entry: { ...written, words: 'fictional' } };
    const item = ChecklistItem.options[which % 3] ?? 'sterility';
    const answer = yes ? ('yes' as const) : null;
    return { kind: 'checklist', entry: { ...written, item, answer, checkedBy: 'Fictional' } };
  }

  #feed({ who, yes }: RandomStep): Feed {
    const picture = who === theatre ? ('endoscope' as const) : ('face' as const);
    const content = yes ? { kind: 'voice' as const } : { kind: 'picture' as const, cameraSource: picture };
    return { feedId: FeedId.parse(numbered('feed', this.#number)), participantId: who, content, state: 'live' };
  }
}
