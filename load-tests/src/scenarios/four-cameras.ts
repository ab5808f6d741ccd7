import { setTimeout as wait } from 'node:timers/promises';
import type { CameraSource } from '@scrubline/contract';
import { figureOf } from '../measurement/statistics.ts';
import { openBrowser } from '../participants/browser.ts';
import { pairRig } from '../participants/rig.ts';
import { depthCameras, plugSmallCameras } from '../participants/small-cameras.ts';
import { type Specialist, signInSpecialist } from '../participants/specialist.ts';
import { collectPresented, preparePresentedWatch } from '../picture-watch/collect-presented.ts';
import { startProduct } from '../product/start-product.ts';
import { words } from '../report/words.ts';
import { framesPerS, longestStillMs, type Presented } from './four-cameras-rules.ts';
import type { Findings, Scenario } from './scenario.ts';

const sources: readonly CameraSource[] = ['endoscope', 'field-overhead', 'room', 'monitor'];
/** What two cores can encode four of, and show eight. */
const format = { width: 640, height: 360, frameRate: 15 };
const specialists = 2;
const extents = { full: { settleS: 8, runS: 20 }, short: { settleS: 2, runS: 3 } };
const leastFps = 10;

interface Run {
  readonly fromMs: number;
  readonly toMs: number;
  /** One a specialist. */
  readonly presented: readonly Presented[];
  /** Of the picture on each specialist's stage. Pixels. */
  readonly stageHeights: readonly number[];
}

export const fourCameras: Scenario = {
  name: 'four-cameras',
  thresholds: [
    { metric: 'leastPictureFps', atLeast: leastFps },
    { metric: 'missingPictures', atMost: 0 },
  ],
  run: async (thoroughness, say) => {
    const closing: (() => unknown)[] = [];
    try {
      const product = await startProduct();
      closing.push(product.stop);
      const rigBrowser = await openBrowser({ cameras: sources.length + depthCameras });
      closing.push(() => rigBrowser.close());
      const viewers = await openBrowser();
      closing.push(() => viewers.close());
      const rig = await pairRig(rigBrowser, product, { prepare: (page) => plugSmallCameras(page, format) });
      await rig.beginWithCameras(sources);
      const joined: Specialist[] = [];
      for (let which = 0; which < specialists; which++) {
        const specialist = await signInSpecialist(viewers, product, { which, prepare: preparePresentedWatch });
        await specialist.openLobby();
        await specialist.join();
        joined.push(specialist);
      }
      const run = await watch(joined, extents[thoroughness]);
      for (const source of sources)
        say(
          `${source}: ${ratesOf(run, source)
            .map((rate) => rate.toFixed(1))
            .join(', ')} fps`,
        );
      return findingsOf(run);
    } finally {
      for (const close of closing.reverse()) await close();
    }
  },
};

async function watch(
  joined: readonly Specialist[],
  { settleS, runS }: { settleS: number; runS: number },
): Promise<Run> {
  await wait(settleS * 1000);
  const take = () => Promise.all(joined.map(({ page }) => collectPresented(page)));
  await take();
  const fromMs = Date.now();
  await wait(runS * 1000);
  const presented = await take();
  return { fromMs, toMs: Date.now(), presented, stageHeights: await Promise.all(joined.map(stageHeight)) };
}

/** Of the picture as it was decoded: a viewer may be given a smaller one than was taken. */
const stageHeight = ({ page }: Specialist): Promise<number> =>
  page
    .locator('section[data-camera-source] video')
    .first()
    .evaluate((video) => (video instanceof HTMLVideoElement ? video.videoHeight : 0));

const ratesOf = ({ presented, fromMs, toMs }: Run, source: CameraSource): number[] =>
  presented.map((atOne) => framesPerS(atOne, source, toMs - fromMs));

function findingsOf(run: Run): Findings {
  const rates = sources.flatMap((source) => ratesOf(run, source));
  const still = sources.flatMap((source) => run.presented.map((atOne) => longestStillMs(atOne, source, run)));
  return {
    runs: 1,
    samples: run.presented.flatMap((atOne) => Object.values(atOne).flat()).length,
    metrics: {
      leastPictureFps: { value: Math.min(...rates), unit: 'fps', min: Math.min(...rates), max: Math.max(...rates) },
      longestStillMs: { value: Math.max(...still), unit: 'ms', min: Math.min(...still), max: Math.max(...still) },
      stageHeight: figureOf(run.stageHeights, 'count'),
      pictures: figureOf([rates.length], 'count'),
      missingPictures: figureOf([rates.filter((rate) => rate === 0).length], 'count'),
    },
    floor: null,
    ratio: null,
    plots: [
      {
        title: words('每路画面的帧率', 'Rate of each picture'),
        caption: words(
          `横轴依次为内镜、术野、全景、监护仪；每位专家一种标记。虚线是目标：不低于每秒 ${leastFps} 帧。`,
          `From left to right endoscope, field, room, monitor; one mark a specialist. The dashed line is the goal: at least ${leastFps} a second.`,
        ),
        xLabel: words('画面', 'Picture'),
        yLabel: words('每秒帧数', 'Pictures a second'),
        marks: 'dots',
        limitY: leastFps,
        series: run.presented.map((_, which) => ({
          name: words(`专家 ${which + 1}`, `Specialist ${which + 1}`),
          points: sources.map((source, index) => [index + 1, ratesOf(run, source)[which] ?? 0]),
        })),
      },
    ],
  };
}
