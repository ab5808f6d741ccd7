import { describe, expect, it } from 'vitest';
import { automaticCamera, pickCamera, wantedDevice } from './camera-choice.ts';

const endoscope = { deviceId: 'a', label: 'Capture card' };
const overhead = { deviceId: 'b', label: 'Ceiling camera' };
const nobody = new Set<string>();

describe('which camera a card opens', () => {
  it('is the first one that no other card holds', () => {
    expect(pickCamera([endoscope, overhead], null, nobody)).toBe('a');
    expect(pickCamera([endoscope, overhead], null, new Set(['a']))).toBe('b');
  });

  it('is none when other cards hold them all', () => {
    expect(() => pickCamera([endoscope], null, new Set(['a']))).toThrow(
      expect.objectContaining({ name: 'NotFoundError' }),
    );
  });

  it('is left to the system while the browser does not tell the ids', () => {
    expect(pickCamera([{ deviceId: '', label: '' }], null, nobody)).toBeNull();
  });

  it('stays the unplugged endoscope, whatever else is plugged in', () => {
    expect(pickCamera([overhead], endoscope, nobody)).toBe('a');
  });

  it('is found by its name when its id changed, unless another card holds that one', () => {
    const renamed = { ...endoscope, deviceId: 'c' };
    expect(pickCamera([overhead, renamed], endoscope, nobody)).toBe('c');
    expect(pickCamera([overhead, renamed], endoscope, new Set(['c']))).toBe('a');
  });

  it('is what was opened before, or what somebody chose', () => {
    expect(wantedDevice({ source: 'endoscope', choice: automaticCamera, device: null })).toBeNull();
    expect(wantedDevice({ source: 'endoscope', choice: automaticCamera, device: endoscope })).toEqual(endoscope);
    expect(wantedDevice({ source: 'endoscope', choice: 'b', device: null })).toEqual({ deviceId: 'b', label: '' });
  });
});
