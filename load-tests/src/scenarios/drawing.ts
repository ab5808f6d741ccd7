import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { openRelayFloor, type RelayFloor } from '../floor/serve-relay.ts';
import { figureOf, median, percentile } from '../measurement/statistics.ts';
import { openBrowser } from '../participants/browser.ts';
import { noteDrawing, takeDrawingNotes } from '../participants/drawing-notes.ts';
import { pairRig } from '../participants/rig.ts';
import { type CameraFormat, depthCameras, plugSmallCameras } from '../participants/small-cameras.ts';
import { signInSpecialist } from '../participants/specialist.ts';
import { openTheatreScreen } from '../participants/theatre-screen.ts';
import { startProduct } from '../product/start-product.ts';
import { words } from '../report/words.ts';
import { delaysOfPoints } from './drawing-rules.ts';
import type { Findings, Scenario } from './scenario.ts';

const goals = { paintedP95Ms: 50, transportP99RatioToWs: 1.6 } as const;
/** Strokes of so many points, and as many messages of a preview's length directly, in turn. */
const extents = { full: { pairs: 20, points: 500 }, short: { pairs: 2, points: 60 } };
/** As often as a page is given a mouse's moves. */
const everyMs = 16;
const previewLetters = 420;
/** It is not the picture that is measured, and three screens share a few cores: a small camera, a quarter of the points. */
const format: CameraFormat = { width: 640, height: 360, frameRate: 15 };
const deviceScaleFactor = 0.5;
/** The last points are on their way. */
const settleMs = 500;

interface Pair {
  readonly transport: readonly number[];
  readonly painted: readonly number[];
  readonly floor: readonly number[];
}

export const drawing: Scenario = {
  name: 'drawing',
  thresholds: [
    { metric: 'paintedP95Ms', atMost: goals.paintedP95Ms },
    { metric: 'transportP99RatioToWs', atMost: goals.transportP99RatioToWs },
    { metric: 'pointsLost', atMost: 0 },
  ],
  run: async (thoroughness, say) => {
    const closing: (() => unknown)[] = [];
    try {
      const { pen, screen, floor } = await openStage(closing);
      const { pairs: wanted, points } = extents[thoroughness];
      const pairs: Pair[] = [];
      for (let number = 1; number <= wanted; number += 1) {
        const drawn = await drawStroke(pen, screen, points, number);
        const { said, heard } = await floor.say(points, previewLetters, everyMs);
        const pair = { ...drawn, floor: delaysOfPoints(said, heard) };
        pairs.push(pair);
        say(
          `stroke ${number} of ${wanted}: heard p99 ${percentile(pair.transport, 0.99).toFixed(1)} ms, painted p95 ${percentile(pair.painted, 0.95).toFixed(1)} ms; directly p99 ${percentile(pair.floor, 0.99).toFixed(1)} ms`,
        );
      }
      return findingsOf(pairs);
    } finally {
      for (const close of closing.reverse()) await close();
    }
  },
};

async function openStage(closing: (() => unknown)[]): Promise<{ pen: Page; screen: Page; floor: RelayFloor }> {
  const product = await startProduct();
  closing.push(product.stop);
  const browser = async (cameras?: number): Promise<Browser> => {
    const opened = await openBrowser(cameras === undefined ? {} : { cameras });
    closing.push(() => opened.close());
    return opened;
  };
  const rigBrowser = await browser(1 + depthCameras);
  const specialistBrowser = await browser();
  const rig = await pairRig(rigBrowser, product, {
    prepare: async (page) => {
      await plugSmallCameras(page, format);
      await noteDrawing(page.context());
    },
    deviceScaleFactor,
  });
  await rig.beginWithCameras(['endoscope']);
  const { page: screen } = await openTheatreScreen(rig);
  const prepare = (page: Page) => noteDrawing(page.context());
  const specialist = await signInSpecialist(specialistBrowser, product, { prepare, deviceScaleFactor });
  await specialist.openLobby();
  if ((await specialist.join()) === null) throw new Error('no picture reached the specialist');
  const { page: pen } = specialist;
  await pen.locator('nav [data-permission="annotate"][data-standing="may"]').click();
  // The picture is timed by then: what is drawn on has its identity.
  await pen
    .locator('[data-stage]')
    .getByText(/\d+\s*ms/)
    .waitFor();
  const floor = await openRelayFloor(specialistBrowser, rigBrowser);
  closing.push(floor.close);
  return { pen, screen, floor };
}

/** Draws one stroke with the mouse, from left to right over the picture. */
async function drawStroke(pen: Page, screen: Page, points: number, number: number): Promise<Omit<Pair, 'floor'>> {
  const box = await pen.getByTestId('drawing-layer').boundingBox();
  if (!box) throw new Error('no picture is shown');
  await Promise.all([pen, screen].map(takeDrawingNotes));
  const placeAt = (index: number) => {
    const share = index / points;
    return {
      x: box.x + box.width * (0.1 + 0.8 * share),
      y: box.y + box.height * (0.5 + 0.3 * Math.sin(number + share * 12)),
    };
  };
  const first = placeAt(0);
  await pen.mouse.move(first.x, first.y);
  await pen.mouse.down();
  for (let index = 1; index < points; index += 1) {
    const due = wait(everyMs);
    const { x, y } = placeAt(index);
    await pen.mouse.move(x, y);
    await due;
  }
  await wait(settleMs);
  const [{ said }, { heard, painted }] = [await takeDrawingNotes(pen), await takeDrawingNotes(screen)];
  await pen.mouse.up();
  await pen.keyboard.press('x');
  return { transport: delaysOfPoints(said, heard), painted: delaysOfPoints(said, painted) };
}

function findingsOf(pairs: readonly Pair[]): Findings {
  const over = (of: (pair: Pair) => number) => pairs.map(of);
  const p99 = (delays: readonly number[]) => percentile(delays, 0.99);
  const all = pairs.flatMap(({ painted }) => painted);
  const lost = all.filter((delay) => !Number.isFinite(delay)).length;
  return {
    runs: pairs.length,
    samples: all.length,
    metrics: {
      paintedP95Ms: figureOf(
        over(({ painted }) => percentile(painted, 0.95)),
        'ms',
      ),
      paintedP50Ms: figureOf(
        over(({ painted }) => median(painted)),
        'ms',
      ),
      transportP99Ms: figureOf(
        over(({ transport }) => p99(transport)),
        'ms',
      ),
      transportP99RatioToWs: figureOf(
        over(({ transport, floor }) => p99(transport) / p99(floor)),
        'ratio',
      ),
      points: figureOf([all.length], 'count'),
      pointsLost: figureOf([lost], 'count'),
    },
    floor: {
      transportP99Ms: figureOf(
        over(({ floor }) => p99(floor)),
        'ms',
      ),
    },
    ratio: null,
    plots: [
      {
        title: words('每一笔的延迟', 'Delay of each stroke'),
        caption: words(
          `95% 的点从画出到呈现，以及 99% 的点到达对方页面。虚线是目标：${goals.paintedP95Ms} ms 内呈现。`,
          `95 of 100 points from the pen to the painted screen, and 99 of 100 until the other page heard of them. The dashed line is the goal: painted within ${goals.paintedP95Ms} ms.`,
        ),
        xLabel: words('第几笔', 'Stroke'),
        yLabel: words('延迟（ms）', 'Delay (ms)'),
        marks: 'dots',
        limitY: goals.paintedP95Ms,
        series: [
          {
            name: words('呈现', 'Painted'),
            points: pairs.map(({ painted }, index) => [index + 1, percentile(painted, 0.95)]),
          },
          { name: words('到达', 'Heard'), points: pairs.map(({ transport }, index) => [index + 1, p99(transport)]) },
          { name: words('直接转发', 'Least relay'), points: pairs.map(({ floor }, index) => [index + 1, p99(floor)]) },
        ],
      },
    ],
  };
}
