import { setTimeout as wait } from 'node:timers/promises';
import { exportedAudit } from '../product/exported-audit.ts';
import type { RunningProduct } from '../product/start-product.ts';
import { findingsOfCommand, goalMs } from './command-findings.ts';
import { type CommandTrial, eachOnce, everyDeed, takingsIn } from './command-rules.ts';
import { openCommandStage } from './command-stage.ts';
import { tryDeed } from './command-trials.ts';
import type { Scenario } from './scenario.ts';

const plans = { full: everyDeed(5), short: eachOnce };
/** What was taken is in the audit as soon as the database has taken it. */
const auditLimitMs = 20_000;
const auditEveryMs = 1_000;

export const command: Scenario = {
  name: 'command',
  thresholds: [
    { metric: 'takeBackActsMs', atMost: goalMs },
    { metric: 'muteActsMs', atMost: goalMs },
    { metric: 'revokeActsMs', atMost: goalMs },
    { metric: 'actsAboveFloorMs', atMost: goalMs },
    { metric: 'auditMissing', atMost: 0 },
  ],
  run: async (thoroughness, say) => {
    const stage = await openCommandStage();
    try {
      const trials: CommandTrial[] = [];
      for (const tried of plans[thoroughness]) {
        const trial = await tryDeed(stage, tried);
        trials.push(trial);
        say(
          `${trial.deed}, ${trial.hindrance} standing still: ${trial.actsMs} ms (a page stood still for ${trial.stoodStillMs})`,
        );
      }
      return findingsOfCommand(trials, await auditedTakings(stage.product, trials.length));
    } finally {
      await stage.close();
    }
  },
};

async function auditedTakings(product: RunningProduct, expected: number): Promise<number> {
  const giveUpAt = performance.now() + auditLimitMs;
  for (;;) {
    const held = takingsIn(await exportedAudit(product));
    if (held >= expected || performance.now() > giveUpAt) return held;
    await wait(auditEveryMs);
  }
}
