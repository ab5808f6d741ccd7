import { z } from 'zod';
import { CaseEntry, someWords } from './case-entry.ts';
import { EntryId } from './identifiers.ts';
import { Nothing, request } from './request.ts';

export const maxMessageLength = 300;
/** Of a room, the latest. All of them are kept. */
export const messagesShown = 200;

export const ChatMessage = CaseEntry.extend({ words: someWords(maxMessageLength) });
export type ChatMessage = z.infer<typeof ChatMessage>;

export const chatRequests = {
  'chat:send': request({
    meaning: 'Writes a message, which everybody in the room reads. Kept before it is answered. Not for observers.',
    payload: z.strictObject({ entryId: EntryId, words: someWords(maxMessageLength) }),
    reply: Nothing,
    audit: ({ entryId }) => ({ subjectId: entryId }),
  }),
};

export const chatBroadcasts = { 'chat:sent': ChatMessage };
