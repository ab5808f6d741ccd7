import { figureOf, worstOf } from '../measurement/statistics.ts';
import type { Plot } from '../report/plot.ts';
import { type Words, words } from '../report/words.ts';
import {
  aboveFloorMs,
  type CommandTrial,
  type Deed,
  deeds,
  type Hindrance,
  hindrances,
  timesOf,
} from './command-rules.ts';
import type { Findings } from './scenario.ts';

export const goalMs = 200;

/** @param auditHolds how many takings the exported audit holds */
export function findingsOfCommand(trials: readonly CommandTrial[], auditHolds: number): Findings {
  const [mute, revoke, takeBack] = [timesOf(trials, 'mute'), timesOf(trials, 'revoke'), timesOf(trials, 'take-back')];
  return {
    runs: trials.length,
    samples: trials.length,
    metrics: {
      takeBackActsMs: worstOf(takeBack, 'ms'),
      takeBackActsP50Ms: figureOf(takeBack, 'ms'),
      muteActsMs: worstOf(mute, 'ms'),
      muteActsP50Ms: figureOf(mute, 'ms'),
      revokeActsMs: worstOf(revoke, 'ms'),
      revokeActsP50Ms: figureOf(revoke, 'ms'),
      actsAboveFloorMs: worstOf(trials.map(aboveFloorMs), 'ms'),
      actsAboveFloorP50Ms: figureOf(trials.map(aboveFloorMs), 'ms'),
      presses: figureOf([trials.length], 'count'),
      auditHolds: figureOf([auditHolds], 'count'),
      auditMissing: figureOf([Math.max(0, trials.length - auditHolds)], 'count'),
    },
    floor: {
      pageStoodStillMs: worstOf(
        trials.map(({ stoodStillMs }) => stoodStillMs),
        'ms',
      ),
      pageStoodStillP50Ms: figureOf(
        trials.map(({ stoodStillMs }) => stoodStillMs),
        'ms',
      ),
    },
    ratio: null,
    plots: deeds.map((deed) => plotOf(trials, deed)),
  };
}

const deedWords: Readonly<Record<Deed, Words>> = {
  mute: words('全员静音', 'Muting everybody'),
  revoke: words('收回人像', 'Taking the face away'),
  'take-back': words('收回控制', 'Taking back control'),
};

const hindranceWords: Readonly<Record<Hindrance, Words>> = {
  signaling: words('信令停住', 'Signaling stands still'),
  database: words('数据库停住', 'The database stands still'),
  page: words('专家的页面卡死', 'The specialist’s page hangs'),
};

const plotOf = (trials: readonly CommandTrial[], deed: Deed): Plot => ({
  title: deedWords[deed],
  caption: words(
    `从按下到接收者看到或听到的最后一刻。虚线是目标：不超过 ${goalMs} ms。`,
    `From the press to the last that a receiver sees or hears. The dashed line is the goal: at most ${goalMs} ms.`,
  ),
  xLabel: words('第几次', 'Trial'),
  yLabel: words('生效时间（ms）', 'Time until it acts (ms)'),
  marks: 'dots',
  limitY: goalMs,
  series: hindrances.map((hindrance) => ({
    name: hindranceWords[hindrance],
    points: timesOf(
      trials.filter((trial) => trial.hindrance === hindrance),
      deed,
    ).flatMap((actsMs, index) => (Number.isFinite(actsMs) ? [[index + 1, actsMs]] : [])),
  })),
});
