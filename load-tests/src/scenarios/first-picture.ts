import { figureOf, percentile } from '../measurement/statistics.ts';
import { openBrowser } from '../participants/browser.ts';
import { pairRig } from '../participants/rig.ts';
import { type Specialist, signInSpecialist } from '../participants/specialist.ts';
import { startProduct } from '../product/start-product.ts';
import { words } from '../report/words.ts';
import type { Findings, Scenario } from './scenario.ts';

const joinCounts = { full: 50, short: 3 };
const goalP95Ms = 1_500;

interface Join {
  /** From the press of the button to the first presented picture; null when none came. */
  readonly firstPictureMs: number | null;
  readonly isBlack: boolean;
}

export const firstPicture: Scenario = {
  name: 'first-picture',
  thresholds: [
    { metric: 'firstPictureP50Ms', atMost: 800 },
    { metric: 'firstPictureP95Ms', atMost: goalP95Ms },
    { metric: 'blackTiles', atMost: 0 },
  ],
  run: async (thoroughness, say) => {
    const product = await startProduct();
    const closing: (() => unknown)[] = [product.stop];
    try {
      const rigBrowser = await openBrowser();
      closing.push(() => rigBrowser.close());
      const specialistBrowser = await openBrowser();
      closing.push(() => specialistBrowser.close());
      const rig = await pairRig(rigBrowser, product);
      const specialist = await signInSpecialist(specialistBrowser, product);
      await rig.begin();
      const joins: Join[] = [];
      for (let number = 1; number <= joinCounts[thoroughness]; number++) {
        const join = await joinOnce(specialist);
        joins.push(join);
        say(`join ${number} of ${joinCounts[thoroughness]}: ${join.firstPictureMs?.toFixed(0) ?? 'no picture in'} ms`);
      }
      return findingsOf(joins);
    } finally {
      for (const close of closing.reverse()) await close();
    }
  },
};

async function joinOnce(specialist: Specialist): Promise<Join> {
  await specialist.openLobby();
  const firstPictureMs = await specialist.join();
  // A picture of tissue always carries its timecode; a black or torn one does not.
  const [first] = await specialist.firstPictures();
  await specialist.leave();
  return { firstPictureMs, isBlack: !first || first.capturedAt === null };
}

function findingsOf(joins: readonly Join[]): Findings {
  const times = joins.map(({ firstPictureMs }) => firstPictureMs ?? Number.POSITIVE_INFINITY);
  const spread = { min: Math.min(...times), max: Math.max(...times) };
  return {
    runs: 1,
    samples: joins.length,
    metrics: {
      firstPictureP50Ms: { value: percentile(times, 0.5), unit: 'ms', ...spread },
      firstPictureP95Ms: { value: percentile(times, 0.95), unit: 'ms', ...spread },
      joins: figureOf([joins.length], 'count'),
      blackTiles: figureOf([joins.filter(({ isBlack }) => isBlack).length], 'count'),
    },
    floor: null,
    ratio: null,
    plots: [
      {
        title: words('每次进入', 'Every join'),
        caption: words(
          `从按下“进入”到出现第一帧。虚线是目标：95% 不超过 ${goalP95Ms} ms。`,
          `From pressing “join” to the first picture. The dashed line is the goal for 95 of 100 joins: ${goalP95Ms} ms.`,
        ),
        xLabel: words('第几次', 'Join'),
        yLabel: words('首帧时间（ms）', 'Time to the first picture (ms)'),
        marks: 'dots',
        limitY: goalP95Ms,
        series: [
          {
            name: words('首帧时间', 'Time to the first picture'),
            points: joins.flatMap(({ firstPictureMs }, index) =>
              firstPictureMs === null ? [] : [[index + 1, firstPictureMs]],
            ),
          },
        ],
      },
    ],
  };
}
