import {
  type BroadcastName,
  type BroadcastPayload,
  broadcasts,
  ContractError,
  contractVersion,
  createRequestClient,
  ErrorCode,
  type RequestClient,
  type RoomContract,
  type RoomSnapshot,
  roomContract,
  Sequence,
  sessionNotices,
} from '@scrubline/contract';
import { io, type Socket } from 'socket.io-client';
import type { z } from 'zod';
import type { Told } from './room-mirror.ts';

export type Credential = { ticket: string } | { resumeToken: string };
type Notices = { [Name in keyof typeof sessionNotices]: z.output<(typeof sessionNotices)[Name]> };

/** A client that knows the contract and nothing else. It writes down all it hears. */
export class Stranger {
  readonly socket: Socket;
  readonly ask: RequestClient<RoomContract>['request'];
  readonly told: Told[] = [];
  readonly #notices = new Map<string, unknown>();
  readonly #waiting = new Set<() => void>();

  private constructor(socket: Socket) {
    this.socket = socket;
    this.ask = createRequestClient(socket, roomContract, { replyTimeoutMs: 10_000 }).request;
    for (const name of Object.keys(broadcasts)) {
      socket.on(name, (payload, sequence) => {
        // As the contract derives it; the loop over its names loses which payload belongs to which.
        const parsed = broadcasts[name as BroadcastName].parse(payload);
        this.#note(() => this.told.push({ name, payload: parsed, sequence: Sequence.parse(sequence) } as Told));
      });
    }
    for (const [name, notice] of Object.entries(sessionNotices)) {
      socket.on(name, (payload) => this.#note(() => this.#notices.set(name, notice.parse(payload))));
    }
    socket.on('disconnect', () => this.#note(() => {}));
  }

  /** @throws {ContractError} with the code of the refusal */
  static async connect(url: string, auth: object, options: { origin?: string } = {}): Promise<Stranger> {
    const socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      auth: { contractVersion, ...auth },
      ...(options.origin && { extraHeaders: { origin: options.origin } }),
    });
    const stranger = new Stranger(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (error: Error & { data?: { code?: unknown } }) => {
        socket.disconnect();
        const code = ErrorCode.safeParse(error.data?.code);
        reject(new ContractError(code.success ? code.data : 'connection-lost', { cause: error }));
      });
    });
    return stranger;
  }

  async join(): Promise<RoomSnapshot> {
    const { snapshot } = await this.ask('room:join', {});
    return snapshot;
  }

  async snapshot(): Promise<RoomSnapshot> {
    const { snapshot } = await this.ask('room:snapshot', {});
    return snapshot;
  }

  /** The first broadcast of that name that fits, heard already or still to come. */
  async hears<Name extends BroadcastName>(
    name: Name,
    fits: (payload: BroadcastPayload<Name>, sequence: number) => boolean = () => true,
  ): Promise<BroadcastPayload<Name>> {
    return this.#eventually(() => {
      for (const one of this.told) {
        const payload = one.payload as BroadcastPayload<Name>;
        if (one.name === name && fits(payload, one.sequence)) return payload;
      }
      return undefined;
    });
  }

  notice<Name extends keyof Notices>(name: Name): Promise<Notices[Name]> {
    // Each name is kept with what its own schema has read.
    return this.#eventually(() => this.#notices.get(name) as Notices[Name] | undefined);
  }

  async disconnected(): Promise<void> {
    await this.#eventually(() => (this.socket.connected ? undefined : true));
  }

  /** The connection breaks, as seen from both ends. Resolves with what this client comes back with. */
  async cut(): Promise<{ resumeToken: string }> {
    const token = await this.notice('session:resume-token');
    this.socket.io.engine.close();
    return token;
  }

  #note(write: () => void): void {
    write();
    for (const check of [...this.#waiting]) check();
  }

  #eventually<Found>(find: () => Found | undefined): Promise<Found> {
    return new Promise((resolve) => {
      const check = () => {
        const found = find();
        if (found === undefined) return;
        this.#waiting.delete(check);
        resolve(found);
      };
      this.#waiting.add(check);
      check();
    });
  }
}
