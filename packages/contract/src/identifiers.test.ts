import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConsumerId, FeedId, MediaRoomId, ParticipantId, RoomId, TransportId } from './identifiers.ts';

const kinds = { ConsumerId, FeedId, MediaRoomId, ParticipantId, RoomId, TransportId };

describe.each(Object.entries(kinds))('%s', (_name, identifier) => {
  it('takes UUIDs and short words', () => {
    fc.assert(fc.property(fc.uuid(), (id) => identifier.safeParse(id).success));
    expect(identifier.safeParse('screen-rig_7').success).toBe(true);
  });

  it('takes nothing that means something in a URL, a path or a log line', () => {
    for (const id of ['', 'a b', 'a/b', '..', 'a?b', 'a#b', 'a%00', 'a\n', 'ä', 'x'.repeat(65), 7, null]) {
      expect(identifier.safeParse(id).success).toBe(false);
    }
  });

  it('is one of at most 64 letters, digits, dashes and underscores', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 70 }), (text) => {
        const isPlain = text.length > 0 && text.length <= 64 && [...text].every((sign) => /[A-Za-z0-9_-]/.test(sign));
        expect(identifier.safeParse(text).success).toBe(isPlain);
      }),
    );
  });
});
