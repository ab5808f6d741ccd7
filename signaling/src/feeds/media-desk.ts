import { ContractError, type HeldRoom, type MediaRoomId } from '@scrubline/contract';
import type { MediaServers } from '../media/media-servers.ts';
import type { RoomState } from '../room/room-state.ts';
import type { Rooms } from '../room/rooms.ts';
import type { PresentSeat } from '../room/seat.ts';
import { type Held, requirePresent } from '../session/held-seat.ts';
import type { Session } from '../session/session.ts';
import { Holdings } from './holdings.ts';

/** Somebody present, the media room that their room has at this moment, and what they hold there. */
export interface AtMedia extends Held<PresentSeat> {
  readonly mediaRoomId: MediaRoomId;
  readonly holdings: Holdings;
}

/** Where every request about media begins and ends: who asks, what is theirs, and whether it still is afterwards. */
export class MediaDesk {
  readonly rooms: Rooms;
  readonly servers: MediaServers;
  readonly #holdings = new Map<string, { mediaRoomId: MediaRoomId; holdings: Holdings }>();

  constructor(rooms: Rooms, servers: MediaServers) {
    this.rooms = rooms;
    this.servers = servers;
  }

  /** @throws {ContractError} `not-in-room`, or `media-unavailable` while no media-server holds the room */
  require(session: Session): AtMedia {
    const { room, seat } = requirePresent(this.rooms, session);
    const mediaRoomId = room.state.media?.mediaRoomId;
    if (!mediaRoomId) throw new ContractError('media-unavailable');
    return { room, seat, mediaRoomId, holdings: this.#holdingsOf(seat.visitId, mediaRoomId) };
  }

  /**
   * To be asked after each wait for the media-server. What was made for a visit that has ended meanwhile is ended too.
   * @throws {ContractError} `not-in-room` or `media-unavailable`
   */
  requireUnchanged({ room, seat, mediaRoomId }: AtMedia): void {
    const now = room.state.seats.get(seat.participantId);
    if (now?.visitId !== seat.visitId || now.presence.phase === 'gone') {
      this.servers.closeOwner(mediaRoomId, seat.visitId);
      throw new ContractError('not-in-room');
    }
    if (room.state.media?.mediaRoomId !== mediaRoomId) throw new ContractError('media-unavailable');
  }

  endVisit(mediaRoomId: MediaRoomId | undefined, visitId: string): void {
    this.#holdings.delete(visitId);
    if (mediaRoomId) this.servers.closeOwner(mediaRoomId, visitId);
  }

  /** What a visit had at the media-server before signaling died is its own again. */
  adoptHoldings(visitId: string, held: HeldRoom): void {
    const holdings = this.#holdingsOf(visitId, held.mediaRoomId);
    const isOwn = ({ ownerId }: { ownerId: string }) => ownerId === visitId;
    for (const { transportId, direction } of held.transports.filter(isOwn))
      holdings.addTransport(transportId, direction);
    for (const { consumerId, feedId } of held.consumers.filter(isOwn)) holdings.addConsumer(consumerId, feedId);
    for (const { dataConsumerId, dataProducerId } of held.signalReceivers.filter(isOwn)) {
      holdings.addConsumer(dataConsumerId, dataProducerId);
    }
  }

  /** After its media room was lost, a visit holds nothing. */
  #holdingsOf(visitId: string, mediaRoomId: MediaRoomId): Holdings {
    const known = this.#holdings.get(visitId);
    if (known?.mediaRoomId === mediaRoomId) return known.holdings;
    const holdings = new Holdings();
    this.#holdings.set(visitId, { mediaRoomId, holdings });
    return holdings;
  }
}

/** Everything that somebody in the room can receive. */
export function livingSources({ feeds, seats }: RoomState): ReadonlySet<string> {
  const signals = [...seats.values()].flatMap((seat) => (seat.signals ? [seat.signals] : []));
  return new Set<string>([...feeds.keys(), ...signals]);
}
