import { createHash, timingSafeEqual } from 'node:crypto';

/** Takes the same time wherever the two differ, so that a token cannot be guessed letter by letter. */
export function isSameToken(given: unknown, expected: string): boolean {
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(expected));
}

const digest = (token: string) => createHash('sha256').update(token).digest();
