import { describe, expect, it } from 'vitest';
import { automaticCamera, type CameraDevice, pickCamera, wantedDevice } from './camera-choice.ts';

const endoscope = { deviceId: 'a', label: 'Capture card' };
const overhead = { deviceId: 'b', label: 'Ceiling camera' };
const nobody: readonly CameraDevice[] = [];
const missing = expect.objectContaining({ name: 'NotFoundError' });

describe('which camera a card opens', () => {
  it('is the first one that no other card holds', () => {
    expect(pickCamera([endoscope, overhead], null, nobody)).toBe('a');
    expect(pickCamera([endoscope, overhead], null, [endoscope])).toBe('b');
  });

  it('is none when other cards hold them all', () => {
    expect(() => pickCamera([endoscope], null, [endoscope])).toThrow(missing);
  });

  it('is left to the system while the browser does not tell the ids', () => {
    expect(pickCamera([{ deviceId: '', label: '' }], null, nobody)).toBeNull();
  });

  it('stays the unplugged endoscope, whatever else is plugged in', () => {
    expect(() => pickCamera([overhead], endoscope, nobody)).toThrow(missing);
  });

  it('is found by its name when its id changed, unless another card holds that one', () => {
    const renamed = { ...endoscope, deviceId: 'c' };
    expect(pickCamera([overhead, renamed], endoscope, nobody)).toBe('c');
    expect(() => pickCamera([overhead, renamed], endoscope, [renamed])).toThrow(missing);
  });

  it('is never another one that has its id now', () => {
    const swapped = [
      { ...overhead, deviceId: endoscope.deviceId },
      { ...endoscope, deviceId: overhead.deviceId },
    ];
    expect(pickCamera(swapped, endoscope, [overhead])).toBe(overhead.deviceId);
    expect(pickCamera(swapped, overhead, [endoscope])).toBe(endoscope.deviceId);
    expect(() => pickCamera(swapped.slice(0, 1), endoscope, nobody)).toThrow(missing);
  });

  it('is none of two that have its name, when neither has its id', () => {
    const twins = ['c', 'd'].map((deviceId) => ({ ...endoscope, deviceId }));
    expect(() => pickCamera(twins, endoscope, nobody)).toThrow(missing);
  });

  it('is what was opened before, or what somebody chose', () => {
    expect(wantedDevice({ source: 'endoscope', choice: automaticCamera, device: null })).toBeNull();
    expect(wantedDevice({ source: 'endoscope', choice: automaticCamera, device: endoscope })).toEqual(endoscope);
    expect(wantedDevice({ source: 'endoscope', choice: 'b', device: null })).toEqual({ deviceId: 'b', label: '' });
  });
});
