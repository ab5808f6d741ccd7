import type { Figures } from '../measurement/measurement.ts';
import { figureOf, percentile, worstOf } from '../measurement/statistics.ts';
import type { Plot } from '../report/plot.ts';
import { words } from '../report/words.ts';
import type { FilmFigures } from '../tracking/film-score.ts';
import { type SceneName, sceneNames } from '../tracking/tracking-scenes.ts';
import type { Findings } from './scenario.ts';
import { type CutResult, type FilmResult, worst } from './tracking-rules.ts';

export const trackingGoals = {
  meanErrorPx: 2,
  p95ErrorPx: 4,
  falseHoldShare: 0.005,
} as const;

const calmScenes = ['breath', 'camera'] as const;
const busyScenes = ['tools', 'all'] as const;

/** @param firstSeed printed, so that a film can be made again */
export function findingsOfTracking(
  films: readonly FilmResult[],
  cuts: readonly CutResult[],
  firstSeed: number,
): Findings {
  const least = (scenes: readonly SceneName[], figure: (one: FilmResult) => number) =>
    worst(films, scenes, figure, 'least');
  const most = (figure: (one: FilmResult) => number) => worst(films, sceneNames, figure, 'most');
  const share = (value: number) => figureOf([value], 'share');
  const stepsMs = films.flatMap((film) => [...film.stepsMs]);
  return {
    runs: films.length + cuts.length,
    samples: films.reduce((sum, { eight }) => sum + eight.samples, 0),
    metrics: {
      meanErrorPx: figureOf([most(({ eight }) => eight.meanErrorPx)], 'px'),
      p95ErrorPx: figureOf([most(({ eight }) => eight.p95ErrorPx)], 'px'),
      falseHoldShare: share(most(({ eight }) => eight.falseHoldShare)),
      singleFalseHoldShare: share(most(({ one }) => one.falseHoldShare)),
      longestFalseHoldMs: figureOf([most(({ eight }) => eight.longestFalseHoldMs)], 'ms'),
      heldOffShare: share(most(({ eight }) => eight.heldOffShare)),
      trackedShare: share(least(calmScenes, ({ eight }) => eight.trackedShare)),
      withinCalmShare: share(least(calmScenes, ({ eight }) => eight.withinShare)),
      withinBlandShare: share(least(['bland'], ({ eight }) => eight.withinShare)),
      withinLeaveShare: share(least(['leave'], ({ eight }) => eight.withinShare)),
      withinBusyShare: share(least(busyScenes, ({ eight }) => eight.withinShare)),
      recoveryMs: figureOf([most(({ eight }) => eight.recoveryMs)], 'ms'),
      recoveries: figureOf([films.reduce((sum, { eight }) => sum + eight.recoveries, 0)], 'count'),
      trackedAfterCutShare: share(Math.max(...cuts.map(({ trackedAfterCut }) => trackedAfterCut))),
      trackedWhileStillShare: share(Math.max(...cuts.map(({ trackedWhileStill }) => trackedWhileStill))),
      keptWhileStillShare: share(Math.max(...cuts.map(({ keptWhileStill }) => keptWhileStill))),
      stepP50Ms: figureOf([percentile(stepsMs, 0.5)], 'ms'),
      stepP95Ms: figureOf([percentile(stepsMs, 0.95)], 'ms'),
      staticRatio: figureOf([least(sceneNames, ({ eight }) => eight.staticRatio)], 'ratio'),
      firstSeed: figureOf([firstSeed], 'count'),
      ...perScene(films),
    },
    floor: null,
    ratio: null,
    plots: [plotOf(films)],
  };
}

const told: Readonly<Record<string, { figure: (figures: FilmFigures) => number; unit: 'px' | 'share' | 'ms' }>> = {
  MeanErrorPx: { figure: ({ meanErrorPx }) => meanErrorPx, unit: 'px' },
  FalseHoldShare: { figure: ({ falseHoldShare }) => falseHoldShare, unit: 'share' },
  LongestFalseHoldMs: { figure: ({ longestFalseHoldMs }) => longestFalseHoldMs, unit: 'ms' },
  HeldOffShare: { figure: ({ heldOffShare }) => heldOffShare, unit: 'share' },
};

/** The worst and the spread of each scene. */
function perScene(films: readonly FilmResult[]): Figures {
  const figures = sceneNames.flatMap((scene) => {
    const ofScene = films.filter(({ trial }) => trial.scene === scene).map(({ eight }) => eight);
    if (ofScene.length === 0) return [];
    const least = (values: readonly number[]) => ({ ...figureOf(values, 'share'), value: Math.min(...values) });
    return [
      ...Object.entries(told).map(([name, { figure, unit }]) => [
        `${scene}${name}`,
        worstOf(ofScene.map(figure), unit),
      ]),
      [`${scene}WithinShare`, least(ofScene.map(({ withinShare }) => withinShare))],
      [`${scene}TrackedShare`, least(ofScene.map(({ trackedShare }) => trackedShare))],
    ];
  });
  return Object.fromEntries(figures);
}

const plotOf = (films: readonly FilmResult[]): Plot => ({
  title: words('每部影片：标注与真实位置之差', 'Every film: how far drawings are from their tissue'),
  caption: words(
    `“跟踪中”的点与真实位置的平均距离，以 1280×720 像素计。虚线是目标：不超过 ${trackingGoals.meanErrorPx} 像素。`,
    `Mean distance of the points that are called tracked from the truth, in pixels of 1280×720. The dashed line is the goal: at most ${trackingGoals.meanErrorPx}.`,
  ),
  xLabel: words('第几部影片', 'Film'),
  yLabel: words('平均误差（像素）', 'Mean error (pixels)'),
  marks: 'dots',
  limitY: trackingGoals.meanErrorPx,
  series: sceneNames.flatMap((scene) => {
    const points = films.flatMap(({ trial, eight }, index): [number, number][] =>
      trial.scene === scene && Number.isFinite(eight.meanErrorPx) ? [[index + 1, eight.meanErrorPx]] : [],
    );
    return points.length > 0 ? [{ name: words(scene, scene), points }] : [];
  }),
});
