import { cameraBeatMs, cameraSilenceMs } from '@scrubline/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HeardMove, settled, stepped, steppedTowards, worthOf } from './camera-steps.ts';

const range = { min: -100, max: 100, step: 5 };

/** How long a camera moves in all by these words. */
function movedMs(words: readonly HeardMove[]): number {
  let before: HeardMove | null = null;
  let moved = 0;
  for (const word of words) {
    const worth = worthOf(word, before, word.at);
    if (worth === null) continue;
    moved += worth;
    before = word;
  }
  return moved;
}

describe('a camera that is moved', () => {
  it('moves as long as it is told to', () => {
    const words = Array.from({ length: 30 }, (_, beat) => ({ beat, at: beat * cameraBeatMs }));
    expect(movedMs(words)).toBe(30 * cameraBeatMs);
  });

  it('stands as soon as nobody says a word, and never moves for longer than the silence that is allowed', () => {
    expect(worthOf({ beat: 2 }, { beat: 1, at: 0 }, 10_000)).toBe(cameraBeatMs);
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 60 }), (pauses) => {
        let at = 0;
        const words = pauses.map((pause, beat) => {
          at += pause;
          return { beat, at };
        });
        // A line that breaks leaves it at most where one more word would have brought it.
        expect(movedMs(words)).toBeLessThanOrEqual(at + cameraBeatMs);
        for (const [index, word] of words.entries())
          expect(worthOf(word, words[index - 1] ?? null, word.at)).toBeLessThanOrEqual(cameraSilenceMs);
      }),
    );
  });

  it('is moved no further by words that were held up and come all at once', () => {
    const crowd = Array.from({ length: 40 }, (_, beat) => ({ beat, at: 5_000 }));
    expect(movedMs(crowd)).toBe(cameraBeatMs);
  });

  it('does not hear what was overtaken, and hears a page that was loaded anew', () => {
    expect(worthOf({ beat: 3 }, { beat: 4, at: 100 }, 120)).toBeNull();
    expect(worthOf({ beat: 4 }, { beat: 4, at: 100 }, 120)).toBeNull();
    expect(worthOf({ beat: 3 }, { beat: 4, at: 100 }, 2_000)).toBe(cameraBeatMs);
  });

  it('stays within what it can, in whole steps of its own', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.constantFrom(-1, 0, 1),
        fc.nat(200),
        (from, way, ms) => {
          const at = stepped(range, from, way as -1 | 0 | 1, ms);
          expect(at).toBeGreaterThanOrEqual(range.min);
          expect(at).toBeLessThanOrEqual(range.max);
          expect(Math.abs(settled(range, at) % range.step)).toBe(0);
        },
      ),
    );
    expect(stepped(range, 0, 1, 80)).toBeCloseTo(2);
    expect(settled(range, 2)).toBe(0);
    expect(settled(range, 3)).toBe(5);
  });

  it('comes to a place from either side, and goes no further', () => {
    expect(steppedTowards(range, 0, 50, 400)).toBe(10);
    expect(steppedTowards(range, 45, 50, 400)).toBe(50);
    expect(steppedTowards(range, 50, 45, 400)).toBe(45);
    expect(steppedTowards(range, 50, 50, 400)).toBe(50);
  });
});
