import { describe, expect, it } from 'vitest';
import { CameraSource, encodingProfiles } from './camera-sources.ts';

describe.each(CameraSource.options.map((source) => ({ source, ...encodingProfiles[source] })))(
  'the encoding of $source',
  ({ capture, maxBitrateBps, contentHint, degradationPreference }) => {
    it('asks for a picture that cameras have', () => {
      expect(capture.width / capture.height).toBeCloseTo(16 / 9);
      expect(capture.height).toBeLessThanOrEqual(1080);
      expect([15, 30]).toContain(capture.frameRate);
    });

    it('has enough bits for each pixel, and not more than a county line carries', () => {
      const bitsPerPixel = maxBitrateBps / (capture.width * capture.height * capture.frameRate);
      expect(bitsPerPixel).toBeGreaterThan(0.05);
      expect(bitsPerPixel).toBeLessThan(0.25);
      expect(maxBitrateBps).toBeLessThanOrEqual(5_000_000);
    });

    it('gives up clarity for motion, or motion for text, and not the other way', () => {
      expect(degradationPreference).toBe(contentHint === 'motion' ? 'maintain-framerate' : 'maintain-resolution');
    });
  },
);

describe('the encodings together', () => {
  it('put the endoscope before every other picture', () => {
    const first = CameraSource.options.filter((source) => encodingProfiles[source].priority === 'high');
    expect(first).toEqual(['endoscope']);
  });

  it('let the four pictures of a theatre through 8 Mbps', () => {
    const theatre = (['endoscope', 'field-overhead', 'room', 'monitor'] as const).map(
      (source) => encodingProfiles[source],
    );
    expect(theatre.reduce((sum, { maxBitrateBps }) => sum + maxBitrateBps, 0)).toBeLessThanOrEqual(8_000_000);
  });
});
