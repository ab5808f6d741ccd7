import { ParticipantId, RoomId } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { openKeptMute } from './kept-mute.ts';

const place = { roomId: RoomId.parse('room'), self: ParticipantId.parse('gu') };

function fakeStorage() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

it('outlives the page, for this participant of this room alone, until it is forgotten', () => {
  const storage = fakeStorage();
  openKeptMute(storage, place).keep();
  expect(openKeptMute(storage, place).isKept()).toBe(true);
  expect(openKeptMute(storage, { ...place, self: ParticipantId.parse('xu') }).isKept()).toBe(false);
  expect(openKeptMute(storage, { ...place, roomId: RoomId.parse('other') }).isKept()).toBe(false);
  openKeptMute(storage, place).forget();
  expect(openKeptMute(storage, place).isKept()).toBe(false);
});

it('costs nobody the page where nothing may be stored', () => {
  const forbidden = () => {
    throw new DOMException('', 'SecurityError');
  };
  const mute = openKeptMute({ getItem: forbidden, setItem: forbidden, removeItem: forbidden }, place);
  mute.keep();
  mute.forget();
  expect(mute.isKept()).toBe(false);
});
