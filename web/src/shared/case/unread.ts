import type { ChatMessage, EntryId, ParticipantId } from '@scrubline/contract';

/** How many others' messages came after the one that was seen last; all of them when none was, or it is long gone. */
export function unreadAfter(messages: readonly ChatMessage[], seen: EntryId | null, self: ParticipantId): number {
  const place = messages.findIndex(({ entryId }) => entryId === seen);
  return messages.slice(place + 1).filter(({ writtenBy }) => writtenBy !== self).length;
}
