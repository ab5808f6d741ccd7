import { describe, expect, it } from 'vitest';
import { pickDevice, type RememberedDevice } from './remembered-device.ts';

const endoscope = { deviceId: 'a', label: 'Capture card' };
const overhead = { deviceId: 'b', label: 'Ceiling camera' };
const nobody: readonly RememberedDevice[] = [];
const missing = expect.objectContaining({ name: 'NotFoundError' });

describe('which camera a card opens', () => {
  it('is the first one that no other card holds', () => {
    expect(pickDevice([endoscope, overhead], null, nobody)).toBe('a');
    expect(pickDevice([endoscope, overhead], null, [endoscope])).toBe('b');
  });

  it('is none when other cards hold them all', () => {
    expect(() => pickDevice([endoscope], null, [endoscope])).toThrow(missing);
  });

  it('is left to the system while the browser does not tell the ids', () => {
    expect(pickDevice([{ deviceId: '', label: '' }], null, nobody)).toBeNull();
  });

  it('stays the unplugged endoscope, whatever else is plugged in', () => {
    expect(() => pickDevice([overhead], endoscope, nobody)).toThrow(missing);
  });

  it('is found by its name when its id changed, unless another card holds that one', () => {
    const renamed = { ...endoscope, deviceId: 'c' };
    expect(pickDevice([overhead, renamed], endoscope, nobody)).toBe('c');
    expect(() => pickDevice([overhead, renamed], endoscope, [renamed])).toThrow(missing);
  });

  it('is never another one that has its id now', () => {
    const swapped = [
      { ...overhead, deviceId: endoscope.deviceId },
      { ...endoscope, deviceId: overhead.deviceId },
    ];
    expect(pickDevice(swapped, endoscope, [overhead])).toBe(overhead.deviceId);
    expect(pickDevice(swapped, overhead, [endoscope])).toBe(endoscope.deviceId);
    expect(() => pickDevice(swapped.slice(0, 1), endoscope, nobody)).toThrow(missing);
  });

  it('is none of two that have its name, when neither has its id', () => {
    const twins = ['c', 'd'].map((deviceId) => ({ ...endoscope, deviceId }));
    expect(() => pickDevice(twins, endoscope, nobody)).toThrow(missing);
  });
});
