import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Figure, JudgedThreshold, Measurement, Unit } from '../measurement/measurement.ts';
import { drawPlot } from './draw-plot.ts';
import { spreadText, valueText } from './figure-text.ts';
import { bilingual, escapeHtml } from './html.ts';
import type { Plot } from './plot.ts';
import { scenarioWords } from './scenario-words.ts';
import { style } from './style.ts';
import { type Words, words } from './words.ts';

const reportDirectory = resolve(import.meta.dirname, '../../report');

const verdict = (holds: boolean): Words =>
  holds ? words('✓ 全部达到目标', '✓ Every goal is met') : words('✗ 未达到全部目标', '✗ Not every goal is met');

const headings = {
  metric: words('指标', 'Measure'),
  value: words('结果', 'Result'),
  spread: words('各次最小 – 最大', 'Least – greatest run'),
  floor: words('直连', 'Direct'),
  ratio: words('倍数', 'Ratio'),
  goal: words('目标', 'Goal'),
};

const figureText = (figure: Figure | undefined): string => (figure ? valueText(figure.value, figure.unit) : '');

function goalText(threshold: JudgedThreshold | undefined, unit: Unit): string {
  if (!threshold) return '';
  const sign = threshold.sense === 'at-most' ? '≤' : '≥';
  return `${threshold.holds ? '✓' : '✗'} ${sign} ${valueText(threshold.limit, unit)}`;
}

function metricRows({ scenario, metrics, floor, ratio, thresholds }: Measurement): string {
  const names = scenarioWords[scenario]?.metrics ?? {};
  return Object.entries(metrics)
    .map(([name, figure]) => {
      const threshold = thresholds.find((one) => one.name === name);
      const floorFigure = floor?.[name];
      const ratioFigure = ratio?.[name];
      return `<tr><td>${bilingual(names[name] ?? words(name, name))}</td>
<td class="number">${valueText(figure.value, figure.unit)}</td><td class="number">${spreadText(figure)}</td>
${floor ? `<td class="number">${figureText(floorFigure)}</td><td class="number">${figureText(ratioFigure)}</td>` : ''}
<td class="number">${goalText(threshold, figure.unit)}</td></tr>`;
    })
    .join('\n');
}

/** The whole page, for a hospital's network engineer. */
export function renderReport(measurement: Measurement, plots: readonly Plot[]): string {
  const { scenario, machine, measuredAt, thresholds, runs, samples } = measurement;
  const about = scenarioWords[scenario];
  const holds = thresholds.every((threshold) => threshold.holds);
  const besideFloor = measurement.floor ? [about?.floor ?? headings.floor, headings.ratio] : [];
  const floorHeadings = besideFloor.map((heading) => `<th class="number">${bilingual(heading)}</th>`).join('');
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Scrubline · ${escapeHtml(about?.title.zh ?? scenario)} · ${escapeHtml(about?.title.en ?? scenario)}</title><style>${style}</style></head><body>
<fieldset><legend class="soft">语言 · Language</legend><label><input type="radio" name="language" id="zh" checked> 中文</label><label><input type="radio" name="language" id="en"> English</label></fieldset>
<main>
<h1>${bilingual(about?.title ?? words(scenario, scenario))}</h1>
<p class="soft">Scrubline · <code>${escapeHtml(scenario)}</code> · <time>${measuredAt}</time></p>
<p class="verdict ${holds ? '' : 'fails'}">${bilingual(verdict(holds))}</p>
<h2>${bilingual(words('测量了什么', 'What was measured'))}</h2>
${bilingual(about?.setting ?? words('', ''), 'p')}
<h2>${bilingual(words('结果', 'Results'))}</h2>
<table><thead><tr><th>${bilingual(headings.metric)}</th><th class="number">${bilingual(headings.value)}</th><th class="number">${bilingual(headings.spread)}</th>${floorHeadings}<th class="number">${bilingual(headings.goal)}</th></tr></thead>
<tbody>${metricRows(measurement)}</tbody></table>
<h2>${bilingual(words('如何理解', 'How to read it'))}</h2>
${bilingual(about?.reading ?? words('', ''), 'p')}
${plots.map(drawPlot).join('\n')}
<h2>${bilingual(words('测量环境', 'Measured on'))}</h2>
<dl><dt>CPU</dt><dd>${escapeHtml(machine.processor)} × ${machine.cores}</dd><dt>RAM</dt><dd>${machine.memoryGb} GB</dd>
<dt>OS</dt><dd>${escapeHtml(machine.system)}</dd><dt>Chromium</dt><dd>${escapeHtml(machine.chromium)}</dd><dt>Node</dt><dd>${escapeHtml(machine.node)}</dd>
<dt>${bilingual(words('次数', 'Runs'))}</dt><dd>${runs}</dd><dt>${bilingual(words('样本', 'Samples'))}</dt><dd>${samples.toLocaleString('en')}</dd></dl>
<h2>${bilingual(words('如何重复', 'How to repeat it'))}</h2>
<p><code>npm run bench -- ${escapeHtml(scenario)} --json result.json</code></p>
</main></body></html>
`;
}

/** @returns the path of the written file */
export async function writeReport(measurement: Measurement, plots: readonly Plot[]): Promise<string> {
  const path = join(reportDirectory, `${measurement.scenario}.html`);
  await mkdir(reportDirectory, { recursive: true });
  await writeFile(path, renderReport(measurement, plots));
  return path;
}
