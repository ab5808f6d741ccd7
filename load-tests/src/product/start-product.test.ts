import { describe, expect, it } from 'vitest';
import { readWelcome } from './start-product.ts';

const printed = `Open
  http://localhost:3000         specialist, theatre and administration: sign in
  http://localhost:3000/rig     the theatre's camera computer: pair it with the code 4711-0815 (theatre 2)

Demonstration accounts (everybody and everything in them is fictional), password abc-def-ghi
  somebody@example.test  coordinator, Somebody
  professor@example.test  specialist, Professor
  colleague@example.test  specialist, Colleague

ready http://localhost:3000
`;

describe('what the start prints', () => {
  it('holds everything that a stranger needs', () => {
    expect(readWelcome(printed)).toEqual({
      url: 'http://localhost:3000',
      pairingCode: '4711-0815',
      specialistEmails: ['professor@example.test', 'colleague@example.test'],
      password: 'abc-def-ghi',
    });
  });

  it('is refused when something is missing', () => {
    expect(() => readWelcome(printed.replace('with the code', ''))).toThrow('a pairing code');
    expect(() => readWelcome(printed.replaceAll('specialist', 'visitor'))).toThrow('a specialist');
  });
});
