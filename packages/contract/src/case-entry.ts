import { z } from 'zod';
import { EntryId, ParticipantId } from './identifiers.ts';
import { DisplayName, ServerTime } from './participant.ts';

/**
 * Control characters, halves of characters, and what turns the direction of the words around it. A bare `<` stays: "SpO2 <
 * 90" is what people write here, and leaving it out would turn its meaning around. What opens a tag is no word of anybody's.
 */
const isPlain = /^(?!.*<[A-Za-z/!?])[^\p{Cc}\p{Cs}\u{2028}-\u{202E}\u{2066}-\u{2069}]*$/u;

/** Words that somebody typed: no markup, no control characters, at most so many characters. */
export const words = (maxLength: number) => z.string().max(maxLength).regex(isPlain);

/** With something in them. */
export const someWords = (maxLength: number) => words(maxLength).regex(/\S/u);

/** What is written down of an operation while it goes on: by whom, and when it was kept. Never changed afterwards. */
export const CaseEntry = z.strictObject({
  /** Made by the page that writes, so that telling it again adds nothing. */
  entryId: EntryId,
  writtenBy: ParticipantId,
  writtenByName: DisplayName,
  writtenAt: ServerTime,
});
export type CaseEntry = z.infer<typeof CaseEntry>;
