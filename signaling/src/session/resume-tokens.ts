import { createHash } from 'node:crypto';
import type { LeaveReason } from '@scrubline/contract';
import type { Entitlement } from '../room/seat.ts';

/** What a token brings back: a session of this process, or the stay that one of before it had. */
export interface Returning {
  readonly entitlement: Entitlement;
  /** `null` for a session that never joined. */
  readonly visitId: string | null;
  end(reason: LeaveReason): void;
}

export interface IssuedToken {
  readonly resumeToken: string;
  /** SHA-256, base64url. */
  readonly hash: string;
}

/**
 * One token per session, for coming back to its seat. Only its hash is kept: who reads this process's memory or the
 * database cannot come back as somebody else.
 */
export class ResumeTokens {
  readonly #returning = new Map<string, Returning>();
  readonly #hashes = new Map<Returning, string>();
  readonly #newSecret: () => string;

  constructor(newSecret: () => string) {
    this.#newSecret = newSecret;
  }

  issue(session: Returning): IssuedToken {
    const resumeToken = this.#newSecret();
    const hash = hashOf(resumeToken);
    this.accept(session, hash);
    return { resumeToken, hash };
  }

  /** From now on the token of this hash is good, whoever issued it. */
  accept(returning: Returning, hash: string): void {
    this.#hashes.set(returning, hash);
    this.#returning.set(hash, returning);
  }

  /** Whose token that is; it stays good. */
  find(token: string): Returning | null {
    return this.#returning.get(hashOf(token)) ?? null;
  }

  /** Uses a token up. @returns what it comes back to, or `null` when the token is not or no longer good */
  redeem(token: string): Returning | null {
    const returning = this.find(token);
    if (returning) this.revoke(returning);
    return returning;
  }

  revoke(returning: Returning): void {
    this.#returning.delete(this.#hashes.get(returning) ?? '');
    this.#hashes.delete(returning);
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
