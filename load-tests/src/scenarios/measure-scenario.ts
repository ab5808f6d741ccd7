import { describeMachine } from '../measurement/machine.ts';
import type { Measurement } from '../measurement/measurement.ts';
import { inShortRun, judge } from '../measurement/thresholds.ts';
import type { Plot } from '../report/plot.ts';
import type { Scenario, Thoroughness } from './scenario.ts';

/** Runs a scenario and judges what it found. */
export async function measureScenario(
  scenario: Scenario,
  thoroughness: Thoroughness,
  say: (line: string) => void,
): Promise<{ measurement: Measurement; plots: readonly Plot[] }> {
  const { plots, ...findings } = await scenario.run(thoroughness, say);
  const goals = thoroughness === 'full' ? scenario.thresholds : scenario.thresholds.map(inShortRun);
  return {
    measurement: {
      scenario: scenario.name,
      measuredAt: new Date().toISOString(),
      machine: describeMachine(),
      ...findings,
      thresholds: judge(goals, findings.metrics),
    },
    plots,
  };
}
