import { describe, expect, it } from 'vitest';
import { createStuckRule, type Reception } from './stuck-pictures.ts';

/** In which of these readings, two a second, the picture is called stuck. */
function stuckAt(receptions: readonly Reception[]): number[] {
  const isStuck = createStuckRule();
  return receptions.flatMap((reception, reading) => (isStuck(reception) ? [reading] : []));
}

const readings = (count: number, at: (reading: number) => Reception): Reception[] =>
  Array.from({ length: count }, (_, reading) => at(reading));

describe('a picture', () => {
  it('is stuck when packets come for two seconds and nothing is decoded', () => {
    expect(stuckAt(readings(7, (reading) => ({ packets: reading * 100, decodedFrames: 8 })))).toEqual([4]);
  });

  it('is not stuck while it moves, however slowly', () => {
    expect(stuckAt(readings(60, (reading) => ({ packets: reading, decodedFrames: Math.floor(reading / 3) })))).toEqual(
      [],
    );
  });

  it('is not stuck when nothing comes: then it is the way that is looked for', () => {
    expect(stuckAt(readings(60, () => ({ packets: 500, decodedFrames: 30 })))).toEqual([]);
  });

  it('that no new receiver helps is left alone longer each time, and watched as closely as before once it moved', () => {
    const never = readings(70, (reading) => ({ packets: reading * 100, decodedFrames: 0 }));
    expect(stuckAt(never)).toEqual([4, 12, 28, 60]);
    const moved = { packets: 7_000, decodedFrames: 1 };
    const again = readings(5, (reading) => ({ packets: 7_100 + reading * 100, decodedFrames: 1 }));
    expect(stuckAt([...never, moved, ...again])).toEqual([4, 12, 28, 60, 74]);
  });

  it('is looked at from the start when its receiver was made anew', () => {
    const first = readings(4, (reading) => ({ packets: 900 + reading, decodedFrames: 8 }));
    const second = readings(4, (reading) => ({ packets: reading, decodedFrames: 0 }));
    expect(stuckAt([...first, ...second])).toEqual([]);
  });
});
