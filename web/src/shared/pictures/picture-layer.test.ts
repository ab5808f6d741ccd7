import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layerFor, layerLines } from './picture-layer.ts';

const lines = layerLines(720, 3);
const anyShown = fc.integer({ min: 1, max: 2_160 });

describe('the layer of a picture', () => {
  it('is the smallest for a tile and the whole for a stage', () => {
    expect(lines).toEqual([180, 360, 720]);
    expect(layerFor(104, lines, null)).toBe(0);
    expect(layerFor(208, lines, null)).toBe(0);
    expect(layerFor(300, lines, null)).toBe(1);
    expect(layerFor(664, lines, null)).toBe(2);
    expect(layerFor(2_000, lines, null)).toBe(2);
  });

  it('rises at once when it is too small, and stays while a smaller one would only just do', () => {
    expect(layerFor(664, lines, 0)).toBe(2);
    expect(layerFor(400, lines, 2)).toBe(2);
    expect(layerFor(360, lines, 2)).toBe(1);
    expect(layerFor(104, lines, 2)).toBe(0);
  });

  it('never flaps: the same size asks for the same layer, and a size that trembles by a tenth settles', () => {
    fc.assert(
      fc.property(
        anyShown,
        fc.nat(2),
        fc.array(fc.double({ min: 0.95, max: 1.05, noNaN: true })),
        (shown, first, shakes) => {
          const once = layerFor(shown, lines, first);
          expect(layerFor(shown, lines, once)).toBe(once);
          const reached = shakes.map((shake) => shown * shake);
          let current = once;
          let changes = 0;
          for (const size of reached) {
            const next = layerFor(size, lines, current);
            if (next !== current) changes += 1;
            current = next;
          }
          expect(changes).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('always shows at least four fifths of the lines that it is drawn with, as far as there are so many', () => {
    fc.assert(
      fc.property(anyShown, fc.option(fc.nat(2)), (shown, current) => {
        const layer = layerFor(shown, lines, current);
        expect(lines[layer]).toBeGreaterThanOrEqual(Math.min(720, shown * 0.8));
      }),
    );
  });
});
