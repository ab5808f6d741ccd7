import { cumulative, type Plot } from '../report/plot.ts';
import { words } from '../report/words.ts';
import { cpuMsPer1000, type FanOutPair } from './fan-out-rules.ts';

const throughProduct = words('媒体服务', 'Media worker');
const throughFloor = words('最小程序', 'Least program');

/** A curve of hundreds of thousands of points shows no more than one of hundreds. */
function thinned(points: [number, number][]): [number, number][] {
  const step = Math.max(1, Math.floor(points.length / 400));
  return points.filter((_, index) => index % step === 0 || index === points.length - 1);
}

/** How long packets stay in the server, and what they cost, beside the floor. */
export function fanOutPlots(pairs: readonly FanOutPair[]): Plot[] {
  return [
    {
      title: words('数据包在服务器内停留的时间', 'Time of a packet in the server'),
      caption: words(
        '从一个数据包到达服务器，到它的每个副本离开；时间由内核在网线上记下。曲线越靠左越快。',
        'From the arrival of a packet at the server to the leaving of each of its copies, as the kernel saw them on the wire. The further left, the faster.',
      ),
      xLabel: words('停留时间（ms）', 'Time in the server (ms)'),
      yLabel: words('不超过该时间的副本（%）', 'Copies at most that long (%)'),
      marks: 'line',
      series: [
        { name: throughProduct, points: thinned(cumulative(pairs.flatMap(({ product }) => product.residencesMs))) },
        { name: throughFloor, points: thinned(cumulative(pairs.flatMap(({ floor }) => floor.residencesMs))) },
      ],
    },
    {
      title: words('每转发 1000 个数据包所用的处理器时间', 'Processor time for 1000 forwarded packets'),
      caption: words('每个点是一次运行。', 'One point a run.'),
      xLabel: words('第几对', 'Pair'),
      yLabel: words('处理器时间（ms）', 'Processor time (ms)'),
      marks: 'dots',
      series: [
        { name: throughProduct, points: pairs.map(({ product }, index) => [index + 1, cpuMsPer1000(product)]) },
        { name: throughFloor, points: pairs.map(({ floor }, index) => [index + 1, cpuMsPer1000(floor)]) },
      ],
    },
  ];
}
