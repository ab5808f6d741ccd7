import { CameraSource, encodingProfiles } from '@scrubline/contract';
import { describe, expect, it } from 'vitest';
import { pictureEncodings, sentLayers } from './picture-encodings.ts';

describe('the layers of a picture', () => {
  it.each(CameraSource.options)('of %s end with the whole picture at its whole bit rate', (source) => {
    const profile = encodingProfiles[source];
    const encodings = pictureEncodings(profile, 1);
    expect(encodings.at(-1)).toMatchObject({ scaleResolutionDownBy: 1, maxBitrate: profile.maxBitrateBps });
    expect(encodings.length).toBeLessThanOrEqual(3);
  });

  it('are three from 720 lines on, two below', () => {
    expect(pictureEncodings(encodingProfiles.endoscope, 1).map((layer) => layer.scaleResolutionDownBy)).toEqual([
      4, 2, 1,
    ]);
    expect(pictureEncodings(encodingProfiles.room, 1).map((layer) => layer.scaleResolutionDownBy)).toEqual([2, 1]);
  });

  it('are the smallest and the whole for one viewer, and all for several', () => {
    expect(sentLayers(3, 0)).toEqual([true, false, true]);
    expect(sentLayers(3, 1)).toEqual([true, false, true]);
    expect(sentLayers(3, 2)).toEqual([true, true, true]);
  });
});
