import { describe, expect, it } from 'vitest';
import { sceneNames } from '../tracking/tracking-scenes.ts';
import { findingsOfTracking } from './tracking-findings.ts';
import { type FilmResult, fullPlan, isLostPicture, shortPlan, worst } from './tracking-rules.ts';

const figures = {
  meanErrorPx: 1,
  p95ErrorPx: 2,
  trackedShare: 0.9,
  withinShare: 0.99,
  falseHoldShare: 0.001,
  longestFalseHoldMs: 100,
  heldOffShare: 0.002,
  recoveryMs: 400,
  recoveries: 1,
  staticRatio: 20,
  samples: 10,
};
const filmOf = (scene: FilmResult['trial']['scene'], changed: Partial<typeof figures> = {}): FilmResult => ({
  trial: { scene, seed: 1, seconds: 1, passage: { fps: 30, bitrateBps: 500_000, losesPictures: false } },
  codec: 'VP8',
  eight: { ...figures, ...changed },
  one: figures,
  stepsMs: [1, 2, 9],
});
const nothingKept = { trackedAfterCut: 0, trackedWhileStill: 0, keptWhileStill: 0 };

describe('what is measured of tracking', () => {
  it('takes every scene at every rate and bitrate, with and without lost pictures, over five seeds', () => {
    const { films, cuts } = fullPlan(77);
    for (const scene of sceneNames) {
      const passages = films.filter((film) => film.scene === scene).map(({ passage }) => passage);
      expect(new Set(passages.map(({ fps }) => fps))).toEqual(new Set([15, 30, 60]));
      expect(new Set(passages.map(({ bitrateBps }) => bitrateBps))).toEqual(new Set([500_000, 1_500_000]));
      expect(new Set(passages.map(({ losesPictures }) => losesPictures))).toEqual(new Set([true, false]));
    }
    expect(new Set(films.map(({ seed }) => seed)).size).toBe(5);
    expect(cuts.length).toBe(5);
  });

  it('lets the worst film of each kind speak, not the average', () => {
    const films = [filmOf('breath'), filmOf('tools', { falseHoldShare: 0.02, withinShare: 0.7 }), filmOf('camera')];
    const { metrics } = findingsOfTracking(films, [nothingKept], 77);
    expect(metrics.falseHoldShare?.value).toBe(0.02);
    expect(metrics.withinBusyShare?.value).toBe(0.7);
    expect(metrics.withinCalmShare?.value).toBe(0.99);
    expect(metrics.toolsFalseHoldShare?.value).toBe(0.02);
    expect(metrics.firstSeed?.value).toBe(77);
  });

  it('is not a number where a scene was not run, so that no goal holds', () => {
    expect(worst([filmOf('breath')], ['leave'], ({ eight }) => eight.withinShare, 'least')).toBeNaN();
  });

  it('takes every scene that has a goal of its own in the short run, too', () => {
    const scenes = shortPlan(1).films.map(({ scene }) => scene);
    expect(scenes).toEqual(expect.arrayContaining(['breath', 'tools', 'leave', 'bland']));
  });

  it('loses single pictures and some in a row', () => {
    const lost = Array.from({ length: 90 }, (_, number) => number).filter(isLostPicture);
    expect(lost.length).toBeGreaterThan(10);
    expect(lost).toEqual(expect.arrayContaining([87, 88, 89]));
    expect(isLostPicture(0)).toBe(false);
  });
});
