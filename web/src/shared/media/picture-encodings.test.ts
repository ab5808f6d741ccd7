import { CameraSource, encodingProfiles } from '@scrubline/contract';
import { describe, expect, it } from 'vitest';
import { pictureEncodings, sentLayers } from './picture-encodings.ts';

describe('the layers of a picture', () => {
  it.each(CameraSource.options)('of %s end with the whole picture at its whole bit rate', (source) => {
    const profile = encodingProfiles[source];
    const encodings = pictureEncodings(profile, profile.capture.height, 1);
    expect(encodings.at(-1)).toMatchObject({ scaleResolutionDownBy: 1, maxBitrate: profile.maxBitrateBps });
    expect(encodings.length).toBeLessThanOrEqual(3);
  });

  it('are as many as Chromium sends of a picture of that height', () => {
    const scalesAt = (height: number) =>
      pictureEncodings(encodingProfiles.endoscope, height, 1).map((layer) => layer.scaleResolutionDownBy);
    expect(scalesAt(1080)).toEqual([4, 2, 1]);
    expect(scalesAt(720)).toEqual([4, 2, 1]);
    expect(scalesAt(540)).toEqual([4, 2, 1]);
    expect(scalesAt(360)).toEqual([2, 1]);
    expect(scalesAt(240)).toEqual([1]);
  });

  it('are the smallest and the whole for one viewer, and all for several', () => {
    expect(sentLayers(3, 0)).toEqual([true, false, true]);
    expect(sentLayers(3, 1)).toEqual([true, false, true]);
    expect(sentLayers(3, 2)).toEqual([true, true, true]);
  });
});
