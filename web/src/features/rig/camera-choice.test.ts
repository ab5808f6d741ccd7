import { expect, it } from 'vitest';
import { automaticCamera, wantedDevice } from './camera-choice.ts';

const endoscope = { deviceId: 'a', label: 'Capture card' };

it('a card wants what was opened before, or what somebody chose', () => {
  expect(wantedDevice({ source: 'endoscope', choice: automaticCamera, device: null })).toBeNull();
  expect(wantedDevice({ source: 'endoscope', choice: automaticCamera, device: endoscope })).toEqual(endoscope);
  expect(wantedDevice({ source: 'endoscope', choice: 'b', device: null })).toEqual({ deviceId: 'b', label: '' });
});
