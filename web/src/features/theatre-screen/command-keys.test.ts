import { expect, it } from 'vitest';
import { actOfKey, type KeyPress } from './command-keys.ts';

const press: KeyPress = {
  key: 'Escape',
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  repeat: false,
  inTextField: false,
};

it('the key and the pedal act, and letters only where nobody types', () => {
  expect(actOfKey(press)).toBe('take-back-control');
  expect(actOfKey({ ...press, key: 'M' })).toBe('mute-all');
  expect(actOfKey({ ...press, key: 'h' })).toBe('switch-all-hear');
  expect(actOfKey({ ...press, inTextField: true })).toBe('take-back-control');
  expect(actOfKey({ ...press, key: 'm', inTextField: true })).toBeNull();
});

it('a key that is held down, or meant for the browser, does nothing', () => {
  expect(actOfKey({ ...press, repeat: true })).toBeNull();
  expect(actOfKey({ ...press, key: 'm', ctrlKey: true })).toBeNull();
  expect(actOfKey({ ...press, key: 'x' })).toBeNull();
});
