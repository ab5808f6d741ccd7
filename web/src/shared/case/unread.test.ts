import { type ChatMessage, EntryId, ParticipantId } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { unreadAfter } from './unread.ts';

const self = ParticipantId.parse('gu');
const message = (id: string, writtenBy: string): ChatMessage => ({
  entryId: EntryId.parse(id),
  words: id,
  writtenBy: ParticipantId.parse(writtenBy),
  writtenByName: writtenBy,
  writtenAt: 1,
});
const messages = [message('a', 'xu'), message('b', 'gu'), message('c', 'xu'), message('d', 'screen')];

it('counts what others wrote after the last one that was seen, and nothing of one’s own', () => {
  expect(unreadAfter(messages, EntryId.parse('a'), self)).toBe(2);
  expect(unreadAfter(messages, EntryId.parse('d'), self)).toBe(0);
  expect(unreadAfter(messages, null, self)).toBe(3);
  expect(unreadAfter(messages, EntryId.parse('long-gone'), self)).toBe(3);
  expect(unreadAfter([], null, self)).toBe(0);
});
