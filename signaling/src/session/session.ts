import type { LeaveReason, sessionNotices } from '@scrubline/contract';
import type { Socket } from 'socket.io';
import type { z } from 'zod';
import type { Connection } from '../guards/guard-connections.ts';
import type { LiveRoom } from '../room/live-room.ts';
import type { Entitlement } from '../room/seat.ts';
import { roomChannel } from './room-channel.ts';

type Notices = typeof sessionNotices;

/** One authenticated socket. */
export class Session {
  readonly sessionId: string;
  readonly entitlement: Entitlement;
  /** The stay in the room that this session began or came back to; `null` until it has joined. */
  visitId: string | null;
  /** Kept with the visit, for coming back after this process has died. */
  resumeTokenHash: string | null = null;
  readonly #socket: Socket;
  #isOver = false;
  #answering: Promise<void> = Promise.resolve();

  constructor(socket: Socket, sessionId: string, entitlement: Entitlement, visitId: string | null) {
    this.#socket = socket;
    this.sessionId = sessionId;
    this.entitlement = entitlement;
    this.visitId = visitId;
  }

  /** Whether it came in by this WebSocket. */
  uses(connection: Connection): boolean {
    return this.#socket.conn === connection;
  }

  /** Ended from here, or its connection is lost. It never comes back: coming back makes a new session. */
  get isOver(): boolean {
    return this.#isOver || !this.#socket.connected;
  }

  tell<Name extends keyof Notices>(notice: Name, payload: z.input<Notices[Name]>): void {
    this.#socket.emit(notice, payload);
  }

  /** @param kept resolves when the request that is being answered can be answered */
  answerAfter(kept: Promise<void>): Promise<void> {
    this.#answering = kept;
    return kept;
  }

  /** Somebody who waits hears nothing until they are admitted. */
  hearAbout({ state: { roomId, seats } }: LiveRoom): void {
    const presence = seats.get(this.entitlement.participantId)?.presence;
    if (presence?.phase === 'present') this.#socket.join(roomChannel(roomId));
  }

  end(reason: LeaveReason): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.tell('session:ended', { reason });
    this.leaveChannels();
    // Not at once: the answer to the request that ended it goes out first, after what it did is kept.
    const disconnect = () => this.#socket.disconnect(true);
    setImmediate(() => this.#answering.then(() => setImmediate(disconnect)));
  }

  /** socket.io's recovery restores the channels of the moment of the loss; the seat says which are right now. */
  leaveChannels(): void {
    for (const channel of this.#socket.rooms) if (channel !== this.#socket.id) this.#socket.leave(channel);
  }
}
