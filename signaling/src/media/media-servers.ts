import {
  ContractError,
  type ErrorCode,
  type MediaPlace,
  type MediaRequests,
  type MediaRoomId,
  type PayloadOf,
  type ReplyOf,
} from '@scrubline/contract';
import type { Logger } from '@scrubline/service-kit';
import type { MediaServer } from './media-server.ts';

/** What a client can do something about. Everything else between here and the media-server is not its doing. */
const passedOn: ReadonlySet<ErrorCode> = new Set(['not-found', 'payload-invalid']);

/** What is asked about one room, of the server that holds it. */
type RoomRequest = Exclude<keyof MediaRequests, 'media:list'>;

/** All media-servers, addressed by the rooms that they hold. */
export class MediaServers {
  readonly #servers: readonly MediaServer[];
  readonly #logger: Logger;

  constructor(servers: readonly MediaServer[], logger: Logger) {
    this.#servers = servers;
    this.#logger = logger;
  }

  /** Resolves when each server has said what it holds, or could not be reached. All go on trying. */
  async connect(): Promise<void> {
    await Promise.all(this.#servers.map((server) => server.connect()));
  }

  get reachability(): { reachable: number; total: number } {
    return { reachable: this.#servers.filter((server) => server.isReady).length, total: this.#servers.length };
  }

  /**
   * Opens a room on the reachable server with the fewest rooms.
   * @throws {ContractError} `media-unavailable`
   */
  async createRoom(mediaRoomId: MediaRoomId): Promise<MediaPlace> {
    const [server] = this.#servers
      .filter((candidate) => candidate.isReady)
      .sort((one, other) => one.roomCount - other.roomCount);
    if (!server) throw new ContractError('media-unavailable');
    const { rtpCapabilities } = await this.#passingOn(server.createRoom(mediaRoomId));
    return { mediaRoomId, rtpCapabilities };
  }

  /** @throws {ContractError} `media-unavailable`, `not-found` or `payload-invalid` */
  async ask<Name extends RoomRequest>(
    name: Name,
    payload: PayloadOf<MediaRequests, Name>,
  ): Promise<ReplyOf<MediaRequests, Name>> {
    const server = this.#holderOf(payload.mediaRoomId);
    if (!server) throw new ContractError('media-unavailable');
    return this.#passingOn(server.ask(name, payload));
  }

  closeRoom(mediaRoomId: MediaRoomId): void {
    this.#endQuietly({ mediaRoomId }, this.#holderOf(mediaRoomId)?.closeRoom(mediaRoomId));
  }

  /** Ends all transports of one visit. A room that is gone has ended them already. */
  closeOwner(mediaRoomId: MediaRoomId, ownerId: string): void {
    const ended = this.#holderOf(mediaRoomId)?.ask('media:close-owner', { mediaRoomId, ownerId });
    this.#endQuietly({ mediaRoomId, ownerId }, ended);
  }

  unpublish(payload: PayloadOf<MediaRequests, 'media:unpublish'>): void {
    this.#endQuietly(payload, this.#holderOf(payload.mediaRoomId)?.ask('media:unpublish', payload));
  }

  unsubscribe(payload: PayloadOf<MediaRequests, 'media:unsubscribe'>): void {
    this.#endQuietly(payload, this.#holderOf(payload.mediaRoomId)?.ask('media:unsubscribe', payload));
  }

  disconnect(): void {
    for (const server of this.#servers) server.disconnect();
  }

  #holderOf(mediaRoomId: MediaRoomId): MediaServer | undefined {
    return this.#servers.find((server) => server.holds(mediaRoomId));
  }

  /** What takes away acts at once, whether or not the media-server can be told. */
  #endQuietly(ids: Record<string, string>, ended: Promise<unknown> | undefined): void {
    ended?.catch((error) => this.#logger.warn({ ...ids, reason: reasonOf(error) }, 'media not ended'));
  }

  async #passingOn<Reply>(reply: Promise<Reply>): Promise<Reply> {
    try {
      return await reply;
    } catch (error) {
      if (error instanceof ContractError && passedOn.has(error.code)) throw error;
      this.#logger.warn({ reason: reasonOf(error) }, 'media-server request failed');
      throw new ContractError('media-unavailable', { cause: error });
    }
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');
