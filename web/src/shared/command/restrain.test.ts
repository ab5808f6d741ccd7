import {
  ActId,
  CameraSource,
  type Feed,
  type FeedContent,
  FeedId,
  isTheatre,
  nothingWritten,
  type Participant,
  ParticipantId,
  Permission,
  RoomId,
  type TakeAway,
} from '@scrubline/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MediaWish } from '../media/media-session.ts';
import { type RoomView, viewOf } from '../signaling/room-view.ts';
import { loudnessOf } from '../voice/loudness.ts';
import { heldWish } from './held-wish.ts';
import { restrain } from './restrain.ts';

const ids = ['rig', 'screen', 'gu', 'xu', 'shen'].map((id) => ParticipantId.parse(id));
const anyId = fc.constantFrom(...ids);
const anyPermissions = fc.subarray([...Permission.options]);
const contents: readonly FeedContent[] = [
  { kind: 'voice' },
  ...CameraSource.options.map((cameraSource) => ({ kind: 'picture', cameraSource }) as const),
];

const anyParticipant = (participantId: ParticipantId): fc.Arbitrary<Participant> =>
  fc.record({
    participantId: fc.constant(participantId),
    role: fc.constantFrom('rig' as const, 'theatre-screen' as const, 'specialist' as const, 'observer' as const),
    displayName: fc.constant('演示'),
    permissions: anyPermissions,
    requested: anyPermissions,
    presence: fc.constant({ phase: 'present' as const, since: 0 }),
    muted: fc.boolean(),
    signalsOpen: fc.boolean(),
  });

const anyFeed: fc.Arbitrary<Feed> = fc.record({
  feedId: fc.nat(1_000_000).map((number) => FeedId.parse(`feed-${number}`)),
  participantId: anyId,
  content: fc.constantFrom(...contents),
  state: fc.constant('live' as const),
});

const anyView: fc.Arbitrary<RoomView> = fc
  .record({ self: anyId, participants: fc.tuple(...ids.map(anyParticipant)), feeds: fc.array(anyFeed) })
  .map(({ self, participants, feeds }) =>
    viewOf(self, {
      roomId: RoomId.parse('room'),
      sequence: 0,
      participants,
      feeds,
      annotations: [],
      freeze: null,
      written: nothingWritten,
      departures: [],
      media: null,
    }),
  );

const anyAct: fc.Arbitrary<TakeAway> = fc.record({
  actId: fc.nat(1_000_000).map((number) => ActId.parse(`act-${number}`)),
  from: fc.oneof(
    fc.constant({ who: 'everybody' as const }),
    anyId.map((participantId) => ({ who: 'one' as const, participantId })),
  ),
  permissions: anyPermissions,
  mute: fc.boolean(),
  actedAt: fc.nat(),
});

/** A page that wants to send everything. */
const wishOf = (view: RoomView): MediaWish => ({
  offers: contents.map((content) => ({ content, track: null, paused: false })),
  viewers: 1,
  shownIds: new Set(),
  feedIds: new Set(view.feeds.keys()),
  signalPeers: new Set(),
  clockPeers: new Set(),
});

const acts = fc.array(anyAct, { maxLength: 6 });
const all = (view: { participants: ReadonlyMap<ParticipantId, Participant> }) => [...view.participants.values()];

describe('a room with restraints', () => {
  it('never gives a permission or a sound that the view does not have', () => {
    fc.assert(
      fc.property(anyView, acts, (view, given) => {
        const held = restrain(view, given);
        for (const after of all(held)) {
          const before = view.participants.get(after.participantId);
          expect(before?.permissions).toEqual(expect.arrayContaining([...after.permissions]));
          if (before?.muted) expect(after.muted).toBe(true);
        }
        expect([...view.feeds.keys()]).toEqual(expect.arrayContaining([...held.feeds.keys()]));
      }),
    );
  });

  it('never takes anything from the theatre', () => {
    fc.assert(
      fc.property(anyView, acts, (view, given) => {
        const held = restrain(view, given);
        for (const before of all(view).filter(isTheatre)) {
          expect(held.participants.get(before.participantId)).toBe(before);
        }
      }),
    );
  });

  it('holds however often and in whatever order it is said', () => {
    fc.assert(
      fc.property(anyView, acts, (view, given) => {
        const once = restrain(view, given);
        expect(restrain(once, given)).toEqual(once);
        expect(restrain(view, given.toReversed())).toEqual(once);
      }),
    );
  });

  it('takes what was said from whom it was said', () => {
    fc.assert(
      fc.property(anyView, anyAct, (view, act) => {
        const held = restrain(view, [act]);
        for (const after of all(held).filter((one) => !isTheatre(one))) {
          const meant = act.from.who === 'everybody' || act.from.participantId === after.participantId;
          if (!meant) continue;
          expect(after.permissions.some((permission) => act.permissions.includes(permission))).toBe(false);
          if (act.mute) expect(after.muted).toBe(true);
        }
      }),
    );
  });

  it('plays nobody louder than before, unless everybody is to be heard', () => {
    fc.assert(
      fc.property(anyView, acts, (view, given) => {
        const held = restrain(view, given);
        for (const feedId of view.feeds.keys()) {
          expect(loudnessOf(feedId, held, false)).toBeLessThanOrEqual(loudnessOf(feedId, view, false));
        }
      }),
    );
  });

  it('lets nobody be heard who may not speak, also while everybody is to be heard', () => {
    fc.assert(
      fc.property(anyView, acts, fc.boolean(), (view, given, allHear) => {
        const held = restrain(view, given);
        for (const feed of view.feeds.values()) {
          const owner = held.participants.get(feed.participantId);
          if (feed.content.kind !== 'voice' || owner?.permissions.includes('speak')) continue;
          expect(loudnessOf(feed.feedId, held, allHear)).toBe(0);
        }
      }),
    );
  });

  it('sends nothing that it may not, and no sound of somebody muted', () => {
    fc.assert(
      fc.property(anyView, acts, fc.boolean(), (view, given, allHear) => {
        const held = restrain(view, given);
        const self = held.participants.get(held.self);
        for (const { content, paused } of heldWish(wishOf(held), held, allHear).offers) {
          const needed = content.kind === 'voice' ? 'speak' : (`publish:${content.cameraSource}` as const);
          expect(self?.permissions).toContain(needed);
          if (content.kind === 'voice' && self?.muted && !allHear) expect(paused).toBe(true);
        }
      }),
    );
  });
});
