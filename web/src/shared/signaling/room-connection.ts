import {
  type BroadcastName,
  broadcasts,
  ContractError,
  contractVersion,
  createRequestClient,
  type ErrorCode,
  type LeaveReason,
  type RequestClient,
  type RoomContract,
  roomContract,
  Sequence,
  sessionNotices,
} from '@scrubline/contract';
import { io, type Socket } from 'socket.io-client';
import type { ApiErrorCode } from '../api/api-error-codes.ts';
import { ApiRefusedError } from '../api/call-api.ts';
import { createObservable, type Observable } from './observable.ts';
import { createResync } from './resync.ts';
import { applyBroadcast, type RoomView, viewOf } from './room-view.ts';

export interface TicketGrant {
  readonly ticket: string;
  readonly signalingUrl: string;
}

export type RoomConnectionState =
  /** `trouble`: what the latest try was refused with; another one follows by itself. */
  | { readonly phase: 'joining'; readonly trouble: ErrorCode | null }
  | {
      readonly phase: 'joined';
      readonly view: RoomView;
      /** Grows when this participant took its seat anew: everything it had published is gone. */
      readonly seat: number;
      /** Grows with each whole state of the room: what was missed before it is in it. */
      readonly snapshots: number;
      readonly link: 'up' | 'reconnecting';
      readonly trouble: ErrorCode | null;
    }
  | { readonly phase: 'ended'; readonly reason: LeaveReason }
  | { readonly phase: 'refused'; readonly error: unknown };

export interface RoomConnection {
  readonly state: Observable<RoomConnectionState>;
  readonly ask: RequestClient<RoomContract>['request'];
  /** Asks for the whole state of the room, where what this page knows may be behind. */
  readonly refresh: () => void;
  readonly leave: () => Promise<void>;
}

/** A reply that takes longer than this is treated as lost; the server answers within tens of milliseconds. */
const replyTimeoutMs = 8_000;

/** Between tries after a refusal, so that a failing service is not asked in a tight loop. */
const retryDelayMs = 1_000;

/** Answers after which trying again with the same page cannot help. */
const finalRefusals: ReadonlySet<ErrorCode> = new Set(['client-too-old', 'not-permitted', 'not-found']);

/** Answers that say nothing about the ticket or the token. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'store-unavailable',
  'media-unavailable',
  'too-many-requests',
  'internal',
]);

const passingAtWeb: ReadonlySet<ApiErrorCode> = new Set(['internal', 'too-many-requests', 'too-many-tries']);

const isPassing = (error: unknown): boolean =>
  (error instanceof ContractError && error.code === 'connection-lost') ||
  (error instanceof ApiRefusedError && passingAtWeb.has(error.code));

/**
 * Joins a room and stays in it: follows its broadcasts, asks for a snapshot after a gap, comes back with the resume
 * token after a cut and with a new ticket when the server no longer knows the token.
 */
export async function connectToRoom(fetchTicket: () => Promise<TicketGrant>): Promise<RoomConnection> {
  const first = await fetchTicket();
  const socket = io(first.signalingUrl, {
    transports: ['websocket'],
    reconnectionDelay: 250,
    reconnectionDelayMax: 2_000,
    autoConnect: false,
  });
  return new SocketRoomConnection(socket, first.ticket, fetchTicket).open();
}

class SocketRoomConnection implements RoomConnection {
  readonly state = createObservable<RoomConnectionState>({ phase: 'joining', trouble: null });
  readonly ask: RoomConnection['ask'];
  readonly #socket: Socket;
  readonly #fetchTicket: () => Promise<TicketGrant>;
  #credential: { ticket: string } | { resumeToken: string };
  #seat = 0;
  #snapshots = 0;
  /** A ticket brings a new seat, also when joining with it took more than one try. */
  #seatIsDue = true;
  /** The latest broadcast that was heard, in the view or not. */
  #heard = 0;
  readonly #resync = createResync(
    () => this.#fetchSnapshot(),
    () => this.#isBehind(),
  );
  #reconnectTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(socket: Socket, ticket: string, fetchTicket: () => Promise<TicketGrant>) {
    this.#socket = socket;
    this.#credential = { ticket };
    this.#fetchTicket = fetchTicket;
    this.ask = createRequestClient(socket, roomContract, { replyTimeoutMs }).request;
  }

  open(): RoomConnection {
    const socket = this.#socket;
    socket.auth = (give) => give({ contractVersion, ...this.#credential });
    socket.on('connect', () => {
      clearTimeout(this.#reconnectTimer);
      void this.#join();
    });
    socket.on('disconnect', (reason) => {
      this.#markReconnecting();
      // socket.io does not come back by itself from a disconnect that the server asked for, such as its own restart.
      if (reason === 'io server disconnect') this.#reconnectSoon();
    });
    socket.on('connect_error', (error) => void this.#onRefused(error));
    socket.on('session:resume-token', (raw: unknown) => {
      const notice = sessionNotices['session:resume-token'].safeParse(raw);
      if (notice.success) this.#credential = notice.data;
    });
    socket.on('session:ended', (raw: unknown) => {
      const notice = sessionNotices['session:ended'].safeParse(raw);
      if (notice.success && notice.data.reason !== 'service-stopped')
        this.#close({ phase: 'ended', reason: notice.data.reason });
    });
    for (const name of Object.keys(broadcasts) as BroadcastName[]) {
      socket.on(name, (payload: unknown, sequence: unknown) => this.#onBroadcast(name, payload, sequence));
    }
    socket.connect();
    return this;
  }

  refresh(): void {
    this.#resync();
  }

  async leave(): Promise<void> {
    // Whatever the server says, this page is leaving; the grace period ends the seat when the word was lost.
    await this.ask('room:leave', {}).catch(() => undefined);
    this.#close({ phase: 'ended', reason: 'left' });
  }

  async #join(): Promise<void> {
    try {
      const { participantId, snapshot } = await this.ask('room:join', {});
      const before = this.state.get();
      if (isOver(before)) return;
      if (this.#seatIsDue) this.#seat += 1;
      this.#seatIsDue = false;
      this.#snapshots += 1;
      const view = viewOf(participantId, snapshot, before.phase === 'joined' ? before.view : undefined);
      this.#heard = view.sequence;
      this.state.set({
        phase: 'joined',
        view,
        seat: this.#seat,
        snapshots: this.#snapshots,
        link: 'up',
        trouble: null,
      });
    } catch (error) {
      if (error instanceof ContractError && finalRefusals.has(error.code)) {
        this.#close({ phase: 'refused', error });
        return;
      }
      if (error instanceof ContractError) this.#sayTrouble(error.code);
      this.#reconnectSoon();
    }
  }

  #onBroadcast(name: BroadcastName, rawPayload: unknown, rawSequence: unknown): void {
    const state = this.state.get();
    const payload = broadcasts[name].safeParse(rawPayload);
    const sequence = Sequence.safeParse(rawSequence);
    if (state.phase !== 'joined' || !payload.success || !sequence.success) return;
    this.#heard = sequence.data;
    const next = applyBroadcast(state.view, name, payload.data, sequence.data);
    if (next === 'gap') this.#resync();
    else this.state.set({ ...state, view: next });
  }

  #isBehind(): boolean {
    const state = this.state.get();
    return state.phase === 'joined' && state.view.sequence < this.#heard;
  }

  async #fetchSnapshot(): Promise<void> {
    const answer = await this.ask('room:snapshot', {}).catch(() => null);
    const state = this.state.get();
    if (answer && state.phase === 'joined' && answer.snapshot.sequence >= state.view.sequence) {
      this.#snapshots += 1;
      const view = viewOf(state.view.self, answer.snapshot, state.view);
      this.state.set({ ...state, view, snapshots: this.#snapshots });
    }
  }

  async #onRefused(error: Error & { data?: unknown }): Promise<void> {
    this.#markReconnecting();
    const refusal = sessionNotices['session:refused'].safeParse(error.data);
    // Without a code the network failed, and socket.io tries again by itself.
    if (!refusal.success) return;
    if (finalRefusals.has(refusal.data.code)) {
      this.#close({ phase: 'refused', error: new ContractError(refusal.data.code) });
      return;
    }
    this.#sayTrouble(refusal.data.code);
    // What it came with may still be good: the server could not look.
    if (passing.has(refusal.data.code)) {
      this.#reconnectSoon();
      return;
    }
    try {
      this.#credential = { ticket: (await this.#fetchTicket()).ticket };
      this.#seatIsDue = true;
      this.#reconnectSoon();
    } catch (refused) {
      // While web is away, or cannot read its database, there is nothing to say no: the next try asks again.
      if (isPassing(refused)) this.#reconnectSoon();
      else this.#close({ phase: 'refused', error: refused });
    }
  }

  #sayTrouble(trouble: ErrorCode): void {
    const state = this.state.get();
    if (state.phase === 'joining' || state.phase === 'joined') this.state.set({ ...state, trouble });
  }

  #reconnectSoon(): void {
    clearTimeout(this.#reconnectTimer);
    this.#reconnectTimer = setTimeout(() => {
      if (!isOver(this.state.get())) this.#socket.disconnect().connect();
    }, retryDelayMs);
  }

  #markReconnecting(): void {
    const state = this.state.get();
    if (state.phase === 'joined') this.state.set({ ...state, link: 'reconnecting' });
  }

  #close(last: RoomConnectionState): void {
    this.#socket.disconnect();
    // The first reason is the true one: leaving after having been replaced changes nothing.
    if (!isOver(this.state.get())) this.state.set(last);
  }
}

const isOver = ({ phase }: RoomConnectionState): boolean => phase === 'ended' || phase === 'refused';
