import { FeedId, MediaRoomId, ParticipantId } from '@scrubline/contract';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyRoomEvent } from '../room/apply-room-event.ts';
import type { RoomEvent } from '../room/room-event.ts';
import { snapshotFor } from '../room/room-snapshot.ts';
import { emptyRoom, type RoomState } from '../room/room-state.ts';
import { strokeOn } from '../testing/drawing.ts';
import { fictionalRoomId } from '../testing/fictional-room.ts';
import { RoomMirror, type Told } from '../testing/room-mirror.ts';
import { annotationsOn } from './annotation-rules.ts';

const now = Date.parse('2026-03-12T08:00:00Z');
const rig = ParticipantId.parse('rig');
const artists = ['gu', 'xu', 'han', 'lin', 'zhou'].map((name) => ParticipantId.parse(name));
const feedId = FeedId.parse('feed-1');
const mediaRoomId = MediaRoomId.parse('media-1');

const step = fc.record({
  does: fc.constantFrom('draw', 'draw', 'draw', 'draw', 'undo', 'clear own', 'clear all'),
  who: fc.nat(artists.length - 1),
  /** Seldom enough that something is there to be taken away. */
  seldom: fc.nat(99),
  /** What happens to the next of what each client has still to hear: it comes, is lost, or is overtaken. */
  fates: fc.tuple(...artists.map(() => fc.constantFrom('comes', 'comes', 'comes', 'waits', 'is lost', 'is overtaken'))),
});

function join(participantId: ParticipantId, isTheatre: boolean): RoomEvent {
  const permissions = isTheatre ? (['command', 'publish:endoscope'] as const) : (['annotate'] as const);
  const role = isTheatre ? 'rig' : 'specialist';
  const who = { roomId: fictionalRoomId, participantId, role, displayName: 'Fictional' } as const;
  const entitlement = { ...who, permissions: [...permissions], admission: 'direct' as const, issuedAt: now };
  const known = { wasMuted: false, revoked: [], mustAsk: false, asOf: now };
  const ids = { visitId: `visit-${participantId}`, sessionId: `session-${participantId}` };
  return { event: 'join', entitlement, ...known, ...ids };
}

const beginning: RoomEvent[] = [
  join(rig, true),
  ...artists.map((artist) => join(artist, false)),
  { event: 'place-media', media: { mediaRoomId, rtpCapabilities: {} } },
  {
    event: 'publish',
    feed: { feedId, participantId: rig, content: { kind: 'picture', cameraSource: 'endoscope' }, state: 'live' },
    visitId: 'visit-rig',
    mediaRoomId,
  },
];

function eventOf({ does, who, seldom }: { does: string; who: number; seldom: number }, state: RoomState): RoomEvent {
  const drawnBy = artists[who] ?? rig;
  const drawn = annotationsOn(state, feedId);
  const own = drawn.filter((one) => one.drawnBy === drawnBy).map(({ strokeId }) => strokeId);
  if (does === 'undo') return { event: 'erase', strokeIds: own.slice(-1) };
  if (does === 'clear own' && seldom < 10) return { event: 'erase', strokeIds: own };
  if (does === 'clear all' && seldom < 3) return { event: 'erase', strokeIds: drawn.map(({ strokeId }) => strokeId) };
  return { event: 'draw', annotation: { ...strokeOn(feedId), drawnBy, drawnByName: 'Fictional' } };
}

/** A page that asks for the whole whenever it notices that it missed something. */
class Client {
  readonly #self: ParticipantId;
  #mirror: RoomMirror;
  readonly inbox: Told[] = [];

  constructor(self: ParticipantId, state: RoomState) {
    this.#self = self;
    this.#mirror = new RoomMirror(snapshotFor(self, state));
  }

  meet(fate: string, state: RoomState): void {
    if (fate === 'waits') return;
    const [first, second] = this.inbox.splice(0, fate === 'is overtaken' ? 2 : 1);
    if (fate !== 'is lost') for (const told of [second, first]) if (told) this.#hear(told, state);
  }

  hearAll(state: RoomState): void {
    for (const told of this.inbox.splice(0)) this.#hear(told, state);
    // The next broadcast, or coming back, would show that the last ones were lost.
    if (this.#mirror.sequence < state.sequence) this.#mirror = new RoomMirror(snapshotFor(this.#self, state));
  }

  get drawings() {
    return this.#mirror.picture().annotations;
  }

  #hear(told: Told, state: RoomState): void {
    if (told.sequence > this.#mirror.sequence + 1) this.#mirror = new RoomMirror(snapshotFor(this.#self, state));
    this.#mirror.apply(told);
  }
}

it('a thousand strokes, undos and clearings of five people end the same for all, whatever was lost or overtaken', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1_000, maxLength: 1_000, size: 'max' }), (steps) => {
      let state = emptyRoom(fictionalRoomId, 30_000);
      for (const event of beginning) state = applyRoomEvent(state, event, now).state;
      const clients = artists.map((artist) => new Client(artist, state));
      for (const one of steps) {
        const outcome = applyRoomEvent(state, eventOf(one, state), now);
        state = outcome.state;
        for (const [index, client] of clients.entries()) {
          client.inbox.push(...outcome.broadcasts);
          client.meet(one.fates[index] ?? 'comes', state);
        }
      }
      for (const client of clients) client.hearAll(state);
      for (const client of clients) expect(client.drawings).toEqual(annotationsOn(state, feedId));
    }),
    { numRuns: 20 },
  );
}, 120_000);
