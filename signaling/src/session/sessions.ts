import type { LeaveReason } from '@scrubline/contract';
import type { Connection } from '../guards/guard-connections.ts';
import type { Session } from './session.ts';

/** Every session whose connection stands. */
export class Sessions {
  readonly #sessions = new Map<string, Session>();

  add(session: Session): void {
    this.#sessions.set(session.sessionId, session);
  }

  remove(session: Session): void {
    this.#sessions.delete(session.sessionId);
  }

  find(sessionId: string): Session | undefined {
    return this.#sessions.get(sessionId);
  }

  all(): Session[] {
    return [...this.#sessions.values()];
  }

  findByConnection(connection: Connection): Session | undefined {
    return [...this.#sessions.values()].find((session) => session.uses(connection));
  }

  get count(): number {
    return this.#sessions.size;
  }

  endAll(reason: LeaveReason): void {
    for (const session of this.#sessions.values()) session.end(reason);
  }
}
