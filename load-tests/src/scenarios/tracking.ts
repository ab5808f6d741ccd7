import { randomInt } from 'node:crypto';
import { openCodecStage } from '../tracking/codec-stage.ts';
import type { Scenario } from './scenario.ts';
import { findingsOfTracking, trackingGoals } from './tracking-findings.ts';
import { type CutResult, type FilmResult, fullPlan, nameOf, shortPlan } from './tracking-rules.ts';
import { runCut, runFilm } from './tracking-trials.ts';

const plans = { full: fullPlan, short: shortPlan };
const seedsFrom = 1_000_000;

export const tracking: Scenario = {
  name: 'tracking',
  thresholds: [
    { metric: 'meanErrorPx', atMost: trackingGoals.meanErrorPx },
    { metric: 'p95ErrorPx', atMost: trackingGoals.p95ErrorPx },
    { metric: 'falseHoldShare', atMost: trackingGoals.falseHoldShare },
    { metric: 'singleFalseHoldShare', atMost: 0.01 },
    { metric: 'longestFalseHoldMs', atMost: 500 },
    { metric: 'heldOffShare', atMost: 0.01 },
    { metric: 'trackedShare', atLeast: 0.85 },
    { metric: 'withinCalmShare', atLeast: 0.99 },
    { metric: 'withinBlandShare', atLeast: 0.98 },
    { metric: 'withinLeaveShare', atLeast: 0.95 },
    { metric: 'withinBusyShare', atLeast: 0.84 },
    { metric: 'recoveryMs', atMost: 1_500 },
    { metric: 'trackedAfterCutShare', atMost: 0 },
    { metric: 'trackedWhileStillShare', atMost: 0 },
    { metric: 'keptWhileStillShare', atMost: 0 },
    { metric: 'stepP50Ms', atMost: 4, atMostInShortRun: 40 },
    // A busy machine's pauses are no fault of the tracker.
    { metric: 'stepP95Ms', atMost: 8, atMostInShortRun: 100 },
    // A drawing that stands still is the control: one that follows the tissue must be far better in every film.
    { metric: 'staticRatio', atLeast: 2 },
  ],
  run: async (thoroughness, say) => {
    const firstSeed = randomInt(seedsFrom);
    say(`seeds from ${firstSeed}`);
    const plan = plans[thoroughness](firstSeed);
    const stage = await openCodecStage();
    try {
      const films: FilmResult[] = [];
      for (const trial of plan.films) {
        for (const result of await runFilm(stage, trial)) {
          films.push(result);
          say(`${nameOf(result)}: ${tellOf(result)}`);
        }
      }
      const cuts: CutResult[] = [];
      for (const trial of plan.cuts) cuts.push(...(await runCut(stage, trial)));
      return findingsOfTracking(films, cuts, firstSeed);
    } finally {
      await stage.close();
    }
  },
};

function tellOf({ eight }: FilmResult): string {
  const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
  return [
    `${eight.meanErrorPx.toFixed(2)} px`,
    `tracked ${percent(eight.trackedShare)}`,
    `within ${percent(eight.withinShare)}`,
    `false holds ${percent(eight.falseHoldShare)}, longest ${eight.longestFalseHoldMs.toFixed(0)} ms`,
    `held off ${percent(eight.heldOffShare)}`,
    `back in ${eight.recoveryMs.toFixed(0)} ms`,
  ].join(', ');
}
