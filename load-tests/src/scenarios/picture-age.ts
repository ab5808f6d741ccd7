import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from '@playwright/test';
import { type Floor, openFloor } from '../floor/run-floor.ts';
import { type FloorServer, serveFloor } from '../floor/serve-floor.ts';
import { figureOf } from '../measurement/statistics.ts';
import { openBrowser } from '../participants/browser.ts';
import { pairRig, type Rig } from '../participants/rig.ts';
import { type Specialist, signInSpecialist } from '../participants/specialist.ts';
import type { PictureRow } from '../picture-watch/picture-row.ts';
import { startProduct } from '../product/start-product.ts';
import { pictureAgePlots } from './picture-age-plots.ts';
import { agesOf, agreementOf, type RunAges, rigClockAheadMs } from './picture-age-rules.ts';
import type { Findings, Scenario } from './scenario.ts';

/** Pairs of runs, the seconds of each run after its start, and of the one long run in which shown ages are checked. */
const extents = {
  full: { pairs: 5, runS: 20, longRunS: 60, settleS: 8 },
  // Three pairs here too: somebody else's work on the machine falls into one of them.
  short: { pairs: 3, runS: 5, longRunS: 5, settleS: 4 },
};
type Extent = (typeof extents)['full'];

interface Theatre {
  readonly rig: Rig;
  readonly specialist: Specialist;
  readonly rigBrowser: Browser;
  readonly specialistBrowser: Browser;
  readonly floorServer: FloorServer;
}

export const pictureAge: Scenario = {
  name: 'picture-age',
  thresholds: [
    { metric: 'addedAgeP50Ms', atMost: 8 },
    { metric: 'addedAgeP95Ms', atMost: 20 },
    { metric: 'ageWithin10MsShare', atLeast: 0.95 },
  ],
  run: async (thoroughness, say) => {
    const product = await startProduct();
    const closing: (() => unknown)[] = [product.stop];
    try {
      const rigBrowser = await openBrowser({ clockAheadMs: rigClockAheadMs });
      closing.push(() => rigBrowser.close());
      const specialistBrowser = await openBrowser();
      closing.push(() => specialistBrowser.close());
      const floorServer = await serveFloor();
      closing.push(floorServer.close);
      const rig = await pairRig(rigBrowser, product);
      const specialist = await signInSpecialist(specialistBrowser, product);
      return await measure({ rig, specialist, rigBrowser, specialistBrowser, floorServer }, extents[thoroughness], say);
    } finally {
      for (const close of closing.reverse()) await close();
    }
  },
};

async function measure(theatre: Theatre, extent: Extent, say: (line: string) => void): Promise<Findings> {
  const pairs: { product: PictureRow[]; floor: PictureRow[] }[] = [];
  const shown: PictureRow[] = [];
  for (let number = 1; number <= extent.pairs; number++) {
    const isLast = number === extent.pairs;
    const { settling, settled } = await throughProduct(theatre, extent.settleS, isLast ? extent.longRunS : extent.runS);
    const floor = await throughFloor(theatre, extent.settleS, extent.runS);
    shown.push(...settling, ...settled);
    pairs.push({ product: settled, floor });
    say(
      `pair ${number} of ${extent.pairs}: ${describe(agesOf(settled))} through the product, ${describe(agesOf(floor))} directly`,
    );
  }
  return findingsOf(pairs, shown);
}

const describe = ({ p50, p95 }: RunAges): string => `${p50.toFixed(1)} ms (p95 ${p95.toFixed(1)} ms)`;

/** `settling` are the pictures from the first one on, in which connection and clocks still find their pace. */
async function throughProduct({ rig, specialist }: Theatre, settleS: number, runS: number) {
  await rig.begin();
  await specialist.openLobby();
  const joinMs = await specialist.join();
  if (joinMs === null) throw new Error('no picture reached the specialist');
  await wait(settleS * 1000);
  const settling = await specialist.pictures();
  await wait(runS * 1000);
  const settled = await specialist.pictures();
  await specialist.leave();
  await rig.end();
  return { settling, settled };
}

async function throughFloor(theatre: Theatre, settleS: number, runS: number): Promise<PictureRow[]> {
  const { floorServer, rigBrowser, specialistBrowser } = theatre;
  const floor: Floor = await openFloor(floorServer.url, rigBrowser, specialistBrowser);
  await wait(settleS * 1000);
  await floor.pictures();
  await wait(runS * 1000);
  const rows = await floor.pictures();
  await floor.close();
  return rows;
}

function findingsOf(pairs: readonly { product: PictureRow[]; floor: PictureRow[] }[], shown: PictureRow[]): Findings {
  const ages = pairs.map(({ product, floor }) => ({ product: agesOf(product), floor: agesOf(floor) }));
  const over = (value: (pair: (typeof ages)[number]) => number) => ages.map(value);
  const { framesCompared, within10MsShare, unsureShare, errorsMs } = agreementOf(shown);
  const constant = (value: number, unit: 'share' | 'count') => figureOf([value], unit);
  return {
    runs: pairs.length,
    samples: ages.reduce((sum, { product }) => sum + product.frames, 0),
    metrics: {
      addedAgeP50Ms: figureOf(
        over(({ product, floor }) => product.p50 - floor.p50),
        'ms',
      ),
      addedAgeP95Ms: figureOf(
        over(({ product, floor }) => product.p95 - floor.p95),
        'ms',
      ),
      ageWithin10MsShare: constant(within10MsShare, 'share'),
      framesCompared: constant(framesCompared, 'count'),
      pictureAgeP50Ms: figureOf(
        over(({ product }) => product.p50),
        'ms',
      ),
      pictureAgeP95Ms: figureOf(
        over(({ product }) => product.p95),
        'ms',
      ),
      unsureShare: constant(unsureShare, 'share'),
    },
    floor: {
      pictureAgeP50Ms: figureOf(
        over(({ floor }) => floor.p50),
        'ms',
      ),
      pictureAgeP95Ms: figureOf(
        over(({ floor }) => floor.p95),
        'ms',
      ),
    },
    ratio: {
      pictureAgeP50Ms: figureOf(
        over(({ product, floor }) => product.p50 / floor.p50),
        'ratio',
      ),
      pictureAgeP95Ms: figureOf(
        over(({ product, floor }) => product.p95 / floor.p95),
        'ratio',
      ),
    },
    plots: pictureAgePlots(pairs, errorsMs),
  };
}
