import { createHash } from 'node:crypto';
import type { Session } from './session.ts';

/**
 * One token per session, for coming back to its seat. Only its hash is kept: who reads this process's memory cannot
 * come back as somebody else.
 */
export class ResumeTokens {
  readonly #sessions = new Map<string, Session>();
  readonly #hashes = new Map<Session, string>();
  readonly #newSecret: () => string;

  constructor(newSecret: () => string) {
    this.#newSecret = newSecret;
  }

  issue(session: Session): string {
    const token = this.#newSecret();
    const hash = hashOf(token);
    this.#hashes.set(session, hash);
    this.#sessions.set(hash, session);
    return token;
  }

  /** Uses a token up. @returns the session that it comes back to, or `null` when the token is not or no longer good */
  redeem(token: string): Session | null {
    const session = this.#sessions.get(hashOf(token));
    if (session) this.revoke(session);
    return session ?? null;
  }

  revoke(session: Session): void {
    this.#sessions.delete(this.#hashes.get(session) ?? '');
    this.#hashes.delete(session);
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
