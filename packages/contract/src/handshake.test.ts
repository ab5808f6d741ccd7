import { describe, expect, it } from 'vitest';
import { Handshake } from './handshake.ts';

const contractVersion = 1;

describe('the handshake', () => {
  it('brings a ticket, or a resume token', () => {
    expect(Handshake.safeParse({ contractVersion, ticket: 'a.b.c' }).success).toBe(true);
    expect(Handshake.safeParse({ contractVersion, resumeToken: 'abc' }).success).toBe(true);
  });

  it.each<[string, unknown]>([
    ['both', { contractVersion, ticket: 'a', resumeToken: 'b' }],
    ['neither', { contractVersion }],
    ['no version', { ticket: 'a' }],
    ['an empty ticket', { contractVersion, ticket: '' }],
    ['a ticket of 5 kB', { contractVersion, ticket: 'x'.repeat(5_000) }],
    ['a token that is a list', { contractVersion, resumeToken: ['a'] }],
    ['nothing', undefined],
  ])('is none with %s', (_what, handshake) => {
    expect(Handshake.safeParse(handshake).success).toBe(false);
  });
});
