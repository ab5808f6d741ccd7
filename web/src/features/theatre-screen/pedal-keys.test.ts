import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignPedal, defaultPedalKeys, pedalActs, readPedalKeys } from './pedal-keys.ts';

describe('a pedal that is set', () => {
  it('moves an act to its key', () => {
    const set = assignPedal(defaultPedalKeys, 'next-source', 'F15');
    expect(set).toEqual({ outcome: 'assigned', keys: { ...defaultPedalKeys, 'next-source': 'F15' } });
    expect(assignPedal(defaultPedalKeys, 'mute-all', 'KeyM')).toEqual({ outcome: 'assigned', keys: defaultPedalKeys });
  });

  it('is refused when it does something else already, and the refusal names what', () => {
    expect(assignPedal(defaultPedalKeys, 'next-source', 'KeyM')).toEqual({ outcome: 'taken', by: 'mute-all' });
  });

  it('is never Escape, nor a key that the page or the browser needs', () => {
    for (const key of ['Escape', 'Tab', 'Enter', 'F5', 'F11', 'F12'])
      expect(assignPedal(defaultPedalKeys, 'mute-all', key)).toEqual({ outcome: 'needed' });
    for (const key of ['ControlLeft', 'MetaLeft', 'VolumeUp', '', 'F25', 'KeyÄ'])
      expect(assignPedal(defaultPedalKeys, 'mute-all', key)).toEqual({ outcome: 'unusable' });
  });
});

describe('what was kept', () => {
  it('comes back, also where an act has no pedal', () => {
    const keys = { ...defaultPedalKeys, 'take-back-control': 'F13', 'mute-all': null };
    expect(readPedalKeys(JSON.stringify(keys))).toEqual(keys);
  });

  it('is the usual where it cannot be read, or one key would mean two things', () => {
    const doubled = JSON.stringify({ 'mute-all': 'F13', 'clear-drawings': 'F13' });
    for (const stored of [null, '', '[', '7', 'null', '{"mute-all":"Escape"}', '{"mute-all":1e308}', doubled])
      expect(readPedalKeys(stored)).toEqual(defaultPedalKeys);
  });

  it('gives an act that came later its usual key, unless a pedal has it', () => {
    expect(readPedalKeys('{"take-back-control":"F13"}')).toEqual({ ...defaultPedalKeys, 'take-back-control': 'F13' });
    expect(readPedalKeys('{"take-back-control":"KeyN"}')['next-source']).toBeNull();
  });

  it('never lets one key mean two things, whatever is set in whatever order', () => {
    const key = fc.constantFrom('KeyM', 'KeyH', 'KeyX', 'KeyN', 'F13', 'F14', 'Escape', 'Tab', 'Space');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...pedalActs), key)), (presses) => {
        let keys = defaultPedalKeys;
        for (const [act, pressed] of presses) {
          const set = assignPedal(keys, act, pressed);
          if (set.outcome === 'assigned') keys = readPedalKeys(JSON.stringify(set.keys));
        }
        const used = Object.values(keys).filter((one) => one !== null);
        expect(new Set(used).size).toBe(used.length);
        expect(used).not.toContain('Escape');
      }),
    );
  });
});
