import { describe, expect, it } from 'vitest';
import { Measurement } from '../measurement/measurement.ts';
import { scenarios } from '../scenarios/catalogue.ts';
import type { Plot } from './plot.ts';
import { scenarioWords } from './scenario-words.ts';
import { renderReport } from './write-report.ts';

const measurement = Measurement.parse({
  scenario: 'picture-age',
  measuredAt: '2026-08-01T08:00:00.000Z',
  machine: { processor: 'A <b>', cores: 2, memoryGb: 8, system: 'Linux', node: 'v24', chromium: 'Chromium' },
  runs: 5,
  samples: 3000,
  metrics: {
    addedAgeP50Ms: { value: 3.25, unit: 'ms', min: 2, max: 4 },
    ageWithin10MsShare: { value: 0.95, unit: 'share', min: 0.95, max: 0.95 },
  },
  floor: {},
  ratio: {},
  thresholds: [
    { name: 'addedAgeP50Ms', sense: 'at-most', limit: 8, value: 3.25, holds: true },
    { name: 'ageWithin10MsShare', sense: 'at-least', limit: 0.95, value: 0.95, holds: true },
  ],
});

const plot: Plot = {
  title: { zh: '分布', en: 'Distribution' },
  caption: { zh: '越左越快', en: 'Left is fast' },
  xLabel: { zh: '毫秒', en: 'ms' },
  yLabel: { zh: '百分比', en: '%' },
  marks: 'line',
  series: [
    {
      name: { zh: '本产品', en: 'Product' },
      points: [
        [0, 0],
        [10, 100],
      ],
    },
  ],
};

describe('the report', () => {
  it('gives each result with its spread and its goal, in both languages', () => {
    const html = renderReport(measurement, [plot]);
    for (const text of [
      '3.3 ms',
      '2.0 ms – 4.0 ms',
      '✓ ≤ 8.0 ms',
      '✓ ≥ 95.0 %',
      '全部达到目标',
      'Every goal is met',
      'Left is fast',
    ]) {
      expect(html).toContain(text);
    }
  });

  it('says so when a goal is not met', () => {
    const thresholds = measurement.thresholds.map((threshold) => ({ ...threshold, holds: false }));
    expect(renderReport({ ...measurement, thresholds }, [])).toContain('✗ ≤ 8.0 ms');
    expect(renderReport({ ...measurement, thresholds }, [])).toContain('未达到全部目标');
  });

  it('stands alone and shows text as text', () => {
    const html = renderReport(measurement, [plot]);
    expect(html).not.toMatch(/\b(src|href)=|https?:|url\(|NaN/);
    expect(html).toContain('A &lt;b&gt;');
  });

  it('has words for every scenario', () => {
    for (const { name, thresholds } of scenarios) {
      const about = scenarioWords[name];
      for (const { metric } of thresholds) expect(about?.metrics[metric]).toBeDefined();
    }
  });
});
