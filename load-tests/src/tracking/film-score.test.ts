import type { VertexState } from '@scrubline/vision';
import { describe, expect, it } from 'vitest';
import { FilmScore, type VertexNote } from './film-score.ts';

const vertex = (offPx: number, state: VertexState, isVisible = true): VertexNote => ({
  shownAt: { x: 100 + offPx, y: 50 },
  state,
  trueAt: { x: 100, y: 50 },
  isVisible,
  drawnAt: { x: 100, y: 80 },
});

function scoreOf(...pictures: readonly (readonly VertexNote[])[]) {
  const score = new FilmScore();
  for (const [number, vertices] of pictures.entries()) score.note(number * 100, [vertices]);
  return score.figures();
}

describe('what a film says of the tracker', () => {
  it('measures accuracy where it says “tracked”, on what can be seen', () => {
    const figures = scoreOf([
      vertex(1, 'tracked'),
      vertex(3, 'tracked'),
      vertex(9, 'held'),
      vertex(70, 'tracked', false),
    ]);
    expect(figures.meanErrorPx).toBe(2);
    expect(figures.trackedShare).toBeCloseTo(2 / 3);
    expect(figures.staticRatio).toBe(15);
  });

  it('counts every “tracked” that is more than 16 pixels off, seen or not, and how long it lasts', () => {
    const lie = [vertex(17, 'tracked', false), vertex(1, 'tracked')];
    const figures = scoreOf(lie, lie, lie, [vertex(17, 'held'), vertex(1, 'tracked')], lie);
    expect(figures.falseHoldShare).toBeCloseTo(4 / 9);
    expect(figures.longestFalseHoldMs).toBe(200);
    expect(figures.heldOffShare).toBe(1);
  });

  it('gives nothing for a vertex that is lost, and part for one that is near', () => {
    expect(scoreOf([vertex(0, 'lost')]).withinShare).toBe(0);
    expect(scoreOf([vertex(10, 'held')]).withinShare).toBeCloseTo(3 / 5);
    expect(scoreOf([vertex(0, 'tracked')]).withinShare).toBe(1);
  });

  it('takes the time from the whole stroke seen again to half of it tracked', () => {
    const away = [vertex(0, 'lost', false), vertex(0, 'lost', false)];
    const partly = [vertex(0, 'lost'), vertex(0, 'lost', false)];
    const seen = [vertex(0, 'lost'), vertex(0, 'lost')];
    const back = [vertex(0, 'tracked'), vertex(0, 'held')];
    const figures = scoreOf(away, partly, seen, seen, seen, back, back);
    expect(figures.recoveryMs).toBe(200);
    expect(figures.recoveries).toBe(1);
  });

  it('holds a stroke that never comes back against it', () => {
    const seen = [vertex(0, 'lost')];
    expect(scoreOf([vertex(0, 'lost', false)], ...Array.from({ length: 41 }, () => seen)).recoveryMs).toBe(4_000);
  });
});
