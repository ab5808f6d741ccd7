import { describe, expect, it } from 'vitest';
import { createStuckRule, type Reception } from './stuck-pictures.ts';

/** In which of these readings, one a second, the picture is called stuck. */
function stuckAt(receptions: readonly Reception[]): number[] {
  const isStuck = createStuckRule();
  return receptions.flatMap((reception, second) => (isStuck(reception) ? [second] : []));
}

const seconds = (count: number, at: (second: number) => Reception): Reception[] =>
  Array.from({ length: count }, (_, second) => at(second));

describe('a picture', () => {
  it('is stuck when packets come for three seconds and nothing is decoded', () => {
    expect(stuckAt(seconds(6, (second) => ({ packets: second * 100, decodedFrames: 8 })))).toEqual([3]);
  });

  it('is not stuck while it moves, however slowly', () => {
    expect(stuckAt(seconds(60, (second) => ({ packets: second, decodedFrames: Math.floor(second / 2) })))).toEqual([]);
  });

  it('is not stuck when nothing comes: then it is the way that is looked for', () => {
    expect(stuckAt(seconds(60, () => ({ packets: 500, decodedFrames: 30 })))).toEqual([]);
  });

  it('that no new receiver helps is left alone longer each time, and watched as closely as before once it moved', () => {
    const never = seconds(50, (second) => ({ packets: second * 100, decodedFrames: 0 }));
    expect(stuckAt(never)).toEqual([3, 9, 21, 45]);
    const moved = { packets: 5_000, decodedFrames: 1 };
    const again = seconds(4, (second) => ({ packets: 5_100 + second * 100, decodedFrames: 1 }));
    expect(stuckAt([...never, moved, ...again])).toEqual([3, 9, 21, 45, 53]);
  });

  it('is looked at from the start when its receiver was made anew', () => {
    const first = seconds(3, (second) => ({ packets: 900 + second, decodedFrames: 8 }));
    const second = seconds(3, (count) => ({ packets: count, decodedFrames: 0 }));
    expect(stuckAt([...first, ...second])).toEqual([]);
  });
});
