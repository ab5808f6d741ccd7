import { z } from 'zod';
import { ChatMessage, messagesShown } from './chat.ts';
import { ChecklistItem, ChecklistMark } from './checklist.ts';
import { KeyMoment, Note } from './note.ts';

/** Everything that was written down of an operation, in the order in which it was kept. */
export const WrittenCase = z.strictObject({
  /** One for each item that was ever marked. */
  checklist: z.array(ChecklistMark).max(ChecklistItem.options.length),
  notes: z.array(Note),
  moments: z.array(KeyMoment),
  messages: z.array(ChatMessage).max(messagesShown),
});
export type WrittenCase = z.infer<typeof WrittenCase>;

export const nothingWritten: WrittenCase = { checklist: [], notes: [], moments: [], messages: [] };

/** One more entry, by its kind. */
export const CaseAddition = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('checklist'), entry: ChecklistMark }),
  z.strictObject({ kind: z.literal('note'), entry: Note }),
  z.strictObject({ kind: z.literal('moment'), entry: KeyMoment }),
  z.strictObject({ kind: z.literal('message'), entry: ChatMessage }),
]);
export type CaseAddition = z.infer<typeof CaseAddition>;

/** What signaling and every page make of one more entry. */
export function withAddition(written: WrittenCase, { kind, entry }: CaseAddition): WrittenCase {
  switch (kind) {
    case 'checklist':
      return { ...written, checklist: [...written.checklist.filter(({ item }) => item !== entry.item), entry] };
    case 'note':
      return { ...written, notes: [...written.notes, entry] };
    case 'moment':
      return { ...written, moments: [...written.moments, entry] };
    case 'message':
      return { ...written, messages: [...written.messages.slice(1 - messagesShown), entry] };
  }
}
