import { figureOf } from '../measurement/statistics.ts';
import type { ParticipantsHost } from '../network/participants-host.ts';
import { fanOutPlots } from './fan-out-plots.ts';
import {
  cpuMsPer1000,
  cpuRatioOf,
  type FanOutPair,
  residenceP50Of,
  residenceP99Of,
  residenceRatioOf,
} from './fan-out-rules.ts';
import type { Findings } from './scenario.ts';

/** Medians over the pairs, with the least and the greatest. */
export function findingsOfFanOut(
  pairs: readonly FanOutPair[],
  subscribers: number,
  host: ParticipantsHost['kind'],
): Findings {
  const over = (value: (pair: FanOutPair) => number) => pairs.map(value);
  return {
    runs: pairs.length,
    samples: pairs.reduce((sum, { product }) => sum + product.residencesMs.length, 0),
    metrics: {
      cpuRatioToFloor: figureOf(over(cpuRatioOf), 'ratio'),
      residenceP99RatioToFloor: figureOf(over(residenceRatioOf), 'ratio'),
      signalingShareOfWorkerCpu: figureOf(
        over(({ product }) => product.signalingCpuMs / product.cpuMs),
        'share',
      ),
      mediaServerNodeShareOfWorkerCpu: figureOf(
        over(({ product }) => product.mediaServerNodeCpuMs / product.cpuMs),
        'share',
      ),
      cpuPer1000PacketsMs: figureOf(
        over(({ product }) => cpuMsPer1000(product)),
        'ms',
      ),
      residenceP50Ms: figureOf(
        over(({ product }) => residenceP50Of(product)),
        'ms',
      ),
      residenceP99Ms: figureOf(
        over(({ product }) => residenceP99Of(product)),
        'ms',
      ),
      subscribers: figureOf([subscribers], 'count'),
      pairs: figureOf([pairs.length], 'count'),
      separateHosts: figureOf([host === 'two-hosts' ? 1 : 0], 'count'),
    },
    floor: {
      cpuPer1000PacketsMs: figureOf(
        over(({ floor }) => cpuMsPer1000(floor)),
        'ms',
      ),
      residenceP50Ms: figureOf(
        over(({ floor }) => residenceP50Of(floor)),
        'ms',
      ),
      residenceP99Ms: figureOf(
        over(({ floor }) => residenceP99Of(floor)),
        'ms',
      ),
    },
    ratio: {
      cpuPer1000PacketsMs: figureOf(over(cpuRatioOf), 'ratio'),
      residenceP50Ms: figureOf(
        over(({ product, floor }) => residenceP50Of(product) / residenceP50Of(floor)),
        'ratio',
      ),
      residenceP99Ms: figureOf(over(residenceRatioOf), 'ratio'),
    },
    plots: fanOutPlots(pairs),
  };
}
