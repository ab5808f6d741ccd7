import { describe, expect, it } from 'vitest';
import { defaultPedalKeys, type PedalKeys } from './pedal-keys.ts';
import { actOfPress, bounceMs, createBounceGuard, type PedalPress } from './pedal-press.ts';

const press: PedalPress = { key: 'Escape', modified: false, repeat: false, inTextField: false };
const withPedals: PedalKeys = { ...defaultPedalKeys, 'take-back-control': 'F13', 'next-source': 'PageDown' };

describe('a press', () => {
  it('means what was set for it', () => {
    expect(actOfPress({ ...press, key: 'KeyM' }, defaultPedalKeys)).toBe('mute-all');
    expect(actOfPress({ ...press, key: 'F13' }, withPedals)).toBe('take-back-control');
    expect(actOfPress({ ...press, key: 'PageDown' }, withPedals)).toBe('next-source');
    expect(actOfPress({ ...press, key: 'KeyN' }, withPedals)).toBeNull();
  });

  it('of Escape always takes back control', () => {
    const nothingSet = {
      'take-back-control': null,
      'mute-all': null,
      'switch-all-hear': null,
      'switch-freeze': null,
      'clear-drawings': null,
      'next-source': null,
    };
    for (const keys of [defaultPedalKeys, withPedals, nothingSet]) {
      expect(actOfPress(press, keys)).toBe('take-back-control');
      expect(actOfPress({ ...press, inTextField: true }, keys)).toBe('take-back-control');
    }
  });

  it('is left to whoever writes, unless its key writes nothing', () => {
    expect(actOfPress({ ...press, key: 'KeyM', inTextField: true }, withPedals)).toBeNull();
    expect(actOfPress({ ...press, key: 'PageDown', inTextField: true }, withPedals)).toBeNull();
    expect(actOfPress({ ...press, key: 'F13', inTextField: true }, withPedals)).toBe('take-back-control');
  });

  it('with Control or Alt is the browser’s', () => {
    expect(actOfPress({ ...press, key: 'KeyM', modified: true }, defaultPedalKeys)).toBeNull();
  });
});

describe('a pedal that bounces', () => {
  it('counts once, however long it does, and again after a pause', () => {
    const counts = createBounceGuard();
    expect(counts('F13', 1_000)).toBe(true);
    for (let at = 1_030; at <= 2_000; at += 30) expect(counts('F13', at)).toBe(false);
    expect(counts('F13', 2_000 + bounceMs)).toBe(true);
  });

  it('does not hold up another one', () => {
    const counts = createBounceGuard();
    expect(counts('F13', 1_000)).toBe(true);
    expect(counts('F14', 1_001)).toBe(true);
  });
});
