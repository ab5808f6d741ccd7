import type { PictureRow } from '../picture-watch/picture-row.ts';
import { cumulative, type Plot } from '../report/plot.ts';
import { words } from '../report/words.ts';
import { agreementMs, rigClockAheadMs, trueAges } from './picture-age-rules.ts';

const throughProduct = words('经本产品', 'Through the product');
const direct = words('浏览器直连', 'Browser to browser');
const age = words('画面延迟（ms）', 'Age of the picture (ms)');

function overTime(rows: readonly PictureRow[]): [number, number][] {
  const startedAt = rows[0]?.presentedAt ?? 0;
  return rows.flatMap(({ presentedAt, capturedAt }) =>
    capturedAt === null ? [] : [[(presentedAt - startedAt) / 1000, presentedAt + rigClockAheadMs - capturedAt]],
  );
}

/** How the ages of all runs lie beside the floor's, how the last run went, and how right the shown ages were. */
export function pictureAgePlots(
  pairs: readonly { readonly product: readonly PictureRow[]; readonly floor: readonly PictureRow[] }[],
  errorsMs: readonly number[],
): Plot[] {
  const last = pairs.at(-1) ?? { product: [], floor: [] };
  return [
    {
      title: words('延迟的分布', 'How the ages lie'),
      caption: words(
        '曲线越靠左越快；两条曲线的水平距离就是本产品增加的延迟。',
        'The further left, the faster. The horizontal distance between the two lines is what the product adds.',
      ),
      xLabel: age,
      yLabel: words('不超过该延迟的画面（%）', 'Pictures at most that old (%)'),
      marks: 'line',
      series: [
        { name: throughProduct, points: cumulative(pairs.flatMap(({ product }) => trueAges(product))) },
        { name: direct, points: cumulative(pairs.flatMap(({ floor }) => trueAges(floor))) },
      ],
    },
    {
      title: words('最后一次运行的全过程', 'The course of the last run'),
      caption: words('尖峰是个别迟到的画面。', 'Peaks are single pictures that came late.'),
      xLabel: words('时间（s）', 'Time (s)'),
      yLabel: age,
      marks: 'line',
      series: [
        { name: throughProduct, points: overTime(last.product) },
        { name: direct, points: overTime(last.floor) },
      ],
    },
    {
      title: words('屏幕所示延迟的误差', 'How far the shown age is from the true one'),
      caption: words(
        `每个点是一帧画面：屏幕所示延迟减去画面时间码算出的延迟。目标是 ${agreementMs} ms 以内。`,
        `One point a picture: the shown age minus the age by the timecode in its pixels. The goal is within ${agreementMs} ms.`,
      ),
      xLabel: words('画面序号', 'Picture'),
      yLabel: words('误差（ms）', 'Error (ms)'),
      marks: 'dots',
      series: [{ name: throughProduct, points: errorsMs.map((error, index) => [index, error]) }],
    },
  ];
}
