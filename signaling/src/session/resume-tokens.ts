import { createHash } from 'node:crypto';
import type { Session } from './session.ts';

interface Issued {
  readonly session: Session;
  /** Milliseconds since 1970; `null` while the session's connection stands. */
  validUntil: number | null;
}

/**
 * One token per session, for coming back to its seat. Only its hash is kept: who reads this process's memory cannot
 * come back as somebody else.
 */
export class ResumeTokens {
  readonly #issued = new Map<string, Issued>();
  readonly #hashes = new Map<Session, string>();
  readonly #newSecret: () => string;

  constructor(newSecret: () => string) {
    this.#newSecret = newSecret;
  }

  issue(session: Session): string {
    const token = this.#newSecret();
    const hash = hashOf(token);
    this.#hashes.set(session, hash);
    this.#issued.set(hash, { session, validUntil: null });
    return token;
  }

  /** Uses a token up. @returns the session that it comes back to, or `null` when the token is not or no longer good */
  redeem(token: string, now: number): Session | null {
    const issued = this.#issued.get(hashOf(token));
    if (!issued) return null;
    this.revoke(issued.session);
    return issued.validUntil === null || now < issued.validUntil ? issued.session : null;
  }

  /** @param validUntil milliseconds since 1970 */
  limit(session: Session, validUntil: number): void {
    const issued = this.#issued.get(this.#hashes.get(session) ?? '');
    if (issued) issued.validUntil = validUntil;
  }

  revoke(session: Session): void {
    this.#issued.delete(this.#hashes.get(session) ?? '');
    this.#hashes.delete(session);
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
