import { ticks } from './axis.ts';
import { bilingual, escapeHtml } from './html.ts';
import type { Plot, Series } from './plot.ts';
import type { Words } from './words.ts';

const size = { width: 720, height: 300 };
const margin = { left: 64, right: 16, top: 12, bottom: 46 };

interface Scale {
  readonly at: (value: number) => number;
  readonly ticks: readonly number[];
}

function scale(values: readonly number[], from: number, to: number): Scale {
  const marks = ticks(Math.min(...values), Math.max(...values));
  const [least = 0, greatest = 1] = [marks[0], marks.at(-1)];
  return { ticks: marks, at: (value) => from + ((value - least) / (greatest - least)) * (to - from) };
}

const text = (x: number, y: number, content: string, attributes = ''): string =>
  `<text x="${x}" y="${y}" ${attributes}>${escapeHtml(content)}</text>`;

const bilingualText = (x: number, y: number, { zh, en }: Words, attributes: string): string =>
  text(x, y, zh, `lang="zh-CN" ${attributes}`) + text(x, y, en, `lang="en" ${attributes}`);

function drawSeries({ points }: Series, index: number, marks: Plot['marks'], x: Scale, y: Scale): string {
  const places = points.map(([atX, atY]) => [x.at(atX).toFixed(1), y.at(atY).toFixed(1)] as const);
  if (marks === 'line') {
    return `<polyline class="series-${index}" points="${places.map((place) => place.join(',')).join(' ')}"/>`;
  }
  return places.map(([atX, atY]) => `<circle class="series-${index}" cx="${atX}" cy="${atY}" r="3"/>`).join('');
}

function drawAxes(plot: Plot, x: Scale, y: Scale): string {
  const right = size.width - margin.right;
  const bottom = size.height - margin.bottom;
  const middleY = (margin.top + bottom) / 2;
  return [
    ...y.ticks.map(
      (value) =>
        `<line class="grid" x1="${margin.left}" x2="${right}" y1="${y.at(value)}" y2="${y.at(value)}"/>` +
        text(margin.left - 8, y.at(value) + 4, `${value}`, 'text-anchor="end"'),
    ),
    ...x.ticks.map((value) => text(x.at(value), bottom + 18, `${value}`, 'text-anchor="middle"')),
    bilingualText((margin.left + right) / 2, size.height - 8, plot.xLabel, 'class="label" text-anchor="middle"'),
    bilingualText(16, middleY, plot.yLabel, `class="label" text-anchor="middle" transform="rotate(-90 16 ${middleY})"`),
  ].join('');
}

/** A single series needs no name beside the title. */
function legend(series: readonly Series[]): string {
  if (series.length < 2) return '';
  const keys = series.map(({ name }, index) => `<span class="key key-${index}">${bilingual(name)}</span>`);
  return `<p class="legend">${keys.join('')}</p>`;
}

/** One figure of the report: title, plot, legend and the caption that says it in words. */
export function drawPlot(plot: Plot): string {
  const points = plot.series.flatMap((series) => series.points);
  const limit = plot.limitY === undefined ? [] : [plot.limitY];
  const x = scale(
    points.map(([value]) => value),
    margin.left,
    size.width - margin.right,
  );
  const y = scale([...points.map(([, value]) => value), ...limit], size.height - margin.bottom, margin.top);
  const goals = limit.map(
    (value) =>
      `<line class="limit" x1="${margin.left}" x2="${size.width - margin.right}" y1="${y.at(value)}" y2="${y.at(value)}"/>`,
  );
  return `<figure>
<h3>${bilingual(plot.title)}</h3>
<svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${escapeHtml(plot.caption.zh)} ${escapeHtml(plot.caption.en)}">
${drawAxes(plot, x, y)}
${plot.series.map((series, index) => drawSeries(series, index, plot.marks, x, y)).join('\n')}
${goals.join('')}
</svg>
${legend(plot.series)}
<figcaption>${bilingual(plot.caption)}</figcaption>
</figure>`;
}
