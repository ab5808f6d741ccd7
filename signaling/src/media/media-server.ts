import {
  ContractError,
  createRequestClient,
  type MediaRequests,
  type MediaRoomId,
  mediaBroadcasts,
  mediaRequests,
  type PayloadOf,
  type ReplyOf,
} from '@scrubline/contract';
import type { Logger } from '@scrubline/service-kit';
import { io, type Socket } from 'socket.io-client';
import type { z } from 'zod';
import type { Clock } from '../clock.ts';

/** The media-server answers within tens of milliseconds; after this a person waits for nothing. */
const replyTimeoutMs = 5_000;
/** A server that is alive takes a connection back within one try; the first failed try counts as its death. */
const connecting = { reconnectionDelay: 100, reconnectionDelayMax: 1_000, timeout: 2_000 };
const retryRefusedMs = 1_000;

export interface MediaServerOptions {
  readonly url: string;
  readonly token: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Everything in the room is gone. */
  readonly onRoomLost: (mediaRoomId: MediaRoomId) => void;
  readonly onReady: () => void;
  /** What an owner sent was too much, and all of theirs is closed already. */
  readonly onOwnerCutOff: (cutOff: OwnerCutOff) => void;
}

export type OwnerCutOff = z.output<(typeof mediaBroadcasts)['media:owner-cut-off']>;

/** The control connection to one media-server. Media flows without it, so losing it alone loses no room. */
export class MediaServer {
  readonly #options: MediaServerOptions;
  readonly #socket: Socket;
  readonly #ask: ReturnType<typeof createRequestClient<MediaRequests>>['request'];
  readonly #rooms = new Set<MediaRoomId>();
  /** Given up while the server could not be reached, and perhaps still there. */
  readonly #abandoned = new Set<MediaRoomId>();
  #isOver = false;

  constructor(options: MediaServerOptions) {
    this.#options = options;
    const { url, token } = options;
    this.#socket = io(url, { transports: ['websocket'], forceNew: true, auth: { token }, ...connecting });
    this.#ask = createRequestClient(this.#socket, mediaRequests, { replyTimeoutMs }).request;
    this.#socket.on('connect', () => void this.#onConnected());
    this.#socket.on('disconnect', (reason) => this.#onDisconnected(reason));
    this.#socket.on('connect_error', (error) => this.#onConnectError(error));
    this.#socket.on('media:room-closed', (payload) => this.#onRoomClosed(payload));
    this.#socket.on('media:owner-cut-off', (payload) => this.#onOwnerCutOff(payload));
  }

  get isConnected(): boolean {
    return this.#socket.connected;
  }

  get roomCount(): number {
    return this.#rooms.size;
  }

  holds(mediaRoomId: MediaRoomId): boolean {
    return this.#rooms.has(mediaRoomId);
  }

  /** @throws {ContractError} as a request does */
  async createRoom(mediaRoomId: MediaRoomId): Promise<ReplyOf<MediaRequests, 'media:create-room'>> {
    this.#rooms.add(mediaRoomId);
    try {
      return await this.#ask('media:create-room', { mediaRoomId });
    } catch (error) {
      this.#rooms.delete(mediaRoomId);
      this.#abandoned.add(mediaRoomId);
      throw error;
    }
  }

  async closeRoom(mediaRoomId: MediaRoomId): Promise<void> {
    this.#rooms.delete(mediaRoomId);
    this.#abandoned.add(mediaRoomId);
    await this.#ask('media:close-room', { mediaRoomId });
    this.#abandoned.delete(mediaRoomId);
  }

  /** @throws {ContractError} as a request does */
  ask<Name extends keyof MediaRequests>(
    name: Name,
    payload: PayloadOf<MediaRequests, Name>,
  ): Promise<ReplyOf<MediaRequests, Name>> {
    return this.#ask(name, payload);
  }

  disconnect(): void {
    this.#isOver = true;
    this.#socket.disconnect();
  }

  async #onConnected(): Promise<void> {
    const { url, logger, onReady } = this.#options;
    logger.info({ url }, 'media-server connected');
    await Promise.all([...this.#rooms].map((mediaRoomId) => this.#checkRoom(mediaRoomId)));
    for (const mediaRoomId of this.#abandoned) {
      this.closeRoom(mediaRoomId).catch((error) => logger.warn({ mediaRoomId, err: error }, 'media room not closed'));
    }
    onReady();
  }

  /** A server that was started anew knows nothing of the room; one that never stopped still sends its media. */
  async #checkRoom(mediaRoomId: MediaRoomId): Promise<void> {
    try {
      await this.#ask('media:close-owner', { mediaRoomId, ownerId: 'nobody' });
    } catch (error) {
      if (error instanceof ContractError && error.code === 'not-found') this.#loseRoom(mediaRoomId);
    }
  }

  #onDisconnected(reason: string): void {
    this.#options.logger.warn({ url: this.#options.url, reason }, 'media-server connection lost');
    // The one ending after which socket.io does not try again by itself, besides our own.
    if (reason === 'io server disconnect') this.#socket.connect();
  }

  #onConnectError(error: Error): void {
    const { url, logger, clock } = this.#options;
    if (this.#rooms.size > 0) logger.warn({ url, rooms: this.#rooms.size, reason: error.message }, 'media-server lost');
    for (const mediaRoomId of this.#rooms) {
      this.#abandoned.add(mediaRoomId);
      this.#loseRoom(mediaRoomId);
    }
    if (this.#socket.active) return;
    logger.error({ url, reason: error.message }, 'media-server refused the connection');
    clock.after(retryRefusedMs, () => {
      if (!this.#isOver) this.#socket.connect();
    });
  }

  #onRoomClosed(payload: unknown): void {
    const closed = mediaBroadcasts['media:room-closed'].safeParse(payload);
    if (!closed.success) return;
    const { mediaRoomId, reason } = closed.data;
    this.#options.logger.warn({ mediaRoomId, reason }, 'media room closed');
    this.#loseRoom(mediaRoomId);
  }

  #onOwnerCutOff(payload: unknown): void {
    const cutOff = mediaBroadcasts['media:owner-cut-off'].safeParse(payload);
    if (!cutOff.success) return;
    this.#options.logger.warn(cutOff.data, 'owner cut off');
    this.#options.onOwnerCutOff(cutOff.data);
  }

  #loseRoom(mediaRoomId: MediaRoomId): void {
    if (this.#rooms.delete(mediaRoomId)) this.#options.onRoomLost(mediaRoomId);
  }
}
