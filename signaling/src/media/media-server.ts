import {
  createRequestClient,
  type HeldRoom,
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
const retryMs = 1_000;

export interface MediaServerOptions {
  readonly url: string;
  readonly token: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Takes over, or back, a room that the server says it holds, without what is nobody's; false when nobody wants it. */
  readonly adopt: (held: HeldRoom) => boolean;
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
  readonly #firstContact = Promise.withResolvers<void>();
  #isReady = false;
  #isOver = false;

  constructor(options: MediaServerOptions) {
    this.#options = options;
    const { url, token } = options;
    const auth = { token };
    this.#socket = io(url, { transports: ['websocket'], forceNew: true, autoConnect: false, auth, ...connecting });
    this.#ask = createRequestClient(this.#socket, mediaRequests, { replyTimeoutMs }).request;
    this.#socket.on('connect', () => void this.#takeStock());
    this.#socket.on('disconnect', (reason) => this.#onDisconnected(reason));
    this.#socket.on('connect_error', (error) => this.#onConnectError(error));
    this.#socket.on('media:room-closed', (payload) => this.#onRoomClosed(payload));
    this.#socket.on('media:owner-cut-off', (payload) => this.#onOwnerCutOff(payload));
  }

  /** Begins to connect and never gives up. Resolves when the server has said what it holds, or could not be reached. */
  connect(): Promise<void> {
    this.#socket.connect();
    return this.#firstContact.promise;
  }

  /** Connected, and what it holds is known. */
  get isReady(): boolean {
    return this.#isReady;
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
      throw error;
    }
  }

  /** One that could not be told closes the room when it is reached again and still holds it. */
  async closeRoom(mediaRoomId: MediaRoomId): Promise<void> {
    this.#rooms.delete(mediaRoomId);
    await this.#ask('media:close-room', { mediaRoomId });
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
    this.#firstContact.resolve();
  }

  /**
   * Compares what the server holds with what should be there: it may have been started anew, this process may have
   * been, rooms may have moved away, and what ended while it could not be told is still there.
   */
  async #takeStock(): Promise<void> {
    const { url, logger, onReady } = this.#options;
    try {
      const { rooms } = await this.#ask('media:list', {});
      const held = new Set(rooms.map(({ mediaRoomId }) => mediaRoomId));
      const lost = [...this.#rooms].filter((mediaRoomId) => !held.has(mediaRoomId));
      for (const room of rooms) this.#keepOrClose(room);
      this.#isReady = true;
      for (const mediaRoomId of lost) this.#loseRoom(mediaRoomId);
    } catch (error) {
      logger.warn({ url, err: error }, 'media-server does not say what it holds');
      if (this.#socket.connected) this.#connectAgain();
      return;
    }
    logger.info({ url, rooms: this.#rooms.size }, 'media-server connected');
    this.#firstContact.resolve();
    onReady();
  }

  #keepOrClose(held: HeldRoom): void {
    const { mediaRoomId } = held;
    this.#rooms.add(mediaRoomId);
    if (this.#options.adopt(held)) return;
    const { logger } = this.#options;
    logger.info({ mediaRoomId }, 'media room closed: nobody is in it');
    this.closeRoom(mediaRoomId).catch((error) => logger.warn({ mediaRoomId, err: error }, 'media room not closed'));
  }

  #onDisconnected(reason: string): void {
    this.#isReady = false;
    this.#options.logger.warn({ url: this.#options.url, reason }, 'media-server connection lost');
    // The one ending after which socket.io does not try again by itself, besides our own.
    if (reason === 'io server disconnect') this.#socket.connect();
  }

  #onConnectError(error: Error): void {
    const { url, logger } = this.#options;
    this.#firstContact.resolve();
    if (this.#rooms.size > 0) logger.warn({ url, rooms: this.#rooms.size, reason: error.message }, 'media-server lost');
    for (const mediaRoomId of [...this.#rooms]) this.#loseRoom(mediaRoomId);
    if (this.#socket.active) return;
    logger.error({ url, reason: error.message }, 'media-server refused the connection');
    this.#connectAgain();
  }

  #connectAgain(): void {
    this.#firstContact.resolve();
    this.#options.clock.after(retryMs, () => {
      if (!this.#isOver) this.#socket.disconnect().connect();
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
