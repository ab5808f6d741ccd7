import type { Feed, HeldRoom } from '@scrubline/contract';
import { contentOf } from '../feeds/feed-label.ts';
import type { MediaDesk } from '../feeds/media-desk.ts';
import type { RoomState } from '../room/room-state.ts';
import { isTaken, type Seat } from '../room/seat.ts';

/**
 * Takes over a media room that outlived the signaling that opened it, or the connection to it. What belongs to nobody in
 * the room ends.
 * @param restoredAt when the seats of before were given back, milliseconds since 1970; `null` while none were
 * @returns false when nobody can find their own there again
 */
export function adoptMedia(desk: MediaDesk, held: HeldRoom, restoredAt: number | null): boolean {
  const placed = desk.rooms.all().find(({ state }) => state.media?.mediaRoomId === held.mediaRoomId);
  if (placed) {
    endStrangers(desk, held, visitsIn(placed.state), placed.state.feeds);
    return true;
  }
  const heirsIn = ({ seats }: RoomState): Seat[] => {
    const owners = new Set(ownersIn(held));
    return [...seats.values()].filter((seat) => owners.has(seat.visitId) && isAwaited(seat, restoredAt));
  };
  const room = desk.rooms.all().find(({ state }) => heirsIn(state).length > 0);
  if (!room || room.state.media) return false;
  const { mediaRoomId, rtpCapabilities } = held;
  const heirs = new Map(heirsIn(room.state).map((seat) => [seat.visitId, seat]));
  const feeds = feedsOf(held, heirs);
  const signals = new Map(held.signalSenders.map(({ ownerId, dataProducerId }) => [ownerId, dataProducerId]));
  const media = { mediaRoomId, rtpCapabilities };
  room.apply({ event: 'adopt-media', media, feeds, signals, visitIds: new Set(heirs.keys()) });
  for (const visitId of heirs.keys()) desk.adoptHoldings(visitId, held);
  endStrangers(desk, held, new Set(heirs.keys()), room.state.feeds);
  return true;
}

/** Whoever came back before the media-server did was told that all is gone, and makes it anew. */
const isAwaited = ({ presence }: Seat, restoredAt: number | null): boolean =>
  presence.phase === 'interrupted' && presence.lostAt === restoredAt;

/** Whoever is interrupted keeps all of it; whoever is gone keeps nothing. */
const visitsIn = ({ seats }: RoomState): Set<string> =>
  new Set([...seats.values()].filter(isTaken).map(({ visitId }) => visitId));

const ownersIn = ({ transports }: HeldRoom): string[] => transports.map(({ ownerId }) => ownerId);

function feedsOf(held: HeldRoom, heirs: ReadonlyMap<string, Seat>): Feed[] {
  return held.feeds.flatMap(({ feedId, ownerId, label }) => {
    const participantId = heirs.get(ownerId)?.participantId;
    const content = contentOf(label);
    return participantId && content ? [{ feedId, participantId, content, state: 'live' as const }] : [];
  });
}

function endStrangers(
  { servers }: MediaDesk,
  held: HeldRoom,
  visitIds: ReadonlySet<string>,
  feeds: RoomState['feeds'],
): void {
  const { mediaRoomId } = held;
  for (const ownerId of new Set(ownersIn(held))) if (!visitIds.has(ownerId)) servers.closeOwner(mediaRoomId, ownerId);
  for (const { feedId, ownerId } of held.feeds) {
    if (visitIds.has(ownerId) && !feeds.has(feedId)) servers.unpublish({ mediaRoomId, feedId });
  }
}
