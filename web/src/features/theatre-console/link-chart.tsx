'use client';

import { useEffect, useRef } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { LinkReading } from './link-statistics.ts';

/** Ticks of the time axis. */
const minutes = [-5, -4, -3, -2, -1, 0];

const size = { width: 272, height: 104 };

interface LinkChartProps {
  readings: readonly LinkReading[];
  /** What the curve shows, for a screen reader; the numbers stand below it. */
  description: string;
}

/** Round trip over the last five minutes, in milliseconds. */
export function LinkChart({ readings, description }: LinkChartProps) {
  const holder = useRef<HTMLDivElement>(null);
  const chart = useRef<UPlot | null>(null);
  useEffect(() => {
    if (!holder.current) return;
    const created = new UPlot(chartOptions(getComputedStyle(holder.current)), [[], []], holder.current);
    chart.current = created;
    return () => created.destroy();
  }, []);
  useEffect(() => {
    const secondsAgo = readings.map((_, index) => index - readings.length + 1);
    chart.current?.setData([secondsAgo, readings.map(({ roundTripMs }) => roundTripMs)]);
  }, [readings]);
  return <div aria-label={description} ref={holder} role="img" />;
}

function chartOptions(style: CSSStyleDeclaration): UPlot.Options {
  const axis = {
    stroke: style.getPropertyValue('--color-ink-3'),
    grid: { stroke: style.getPropertyValue('--color-line'), width: 1 },
    ticks: { show: false },
    font: `11px ${style.fontFamily}`,
  };
  return {
    ...size,
    cursor: { show: false },
    legend: { show: false },
    scales: {
      x: { time: false, range: [-300, 0] },
      y: { range: (_chart, _least, most) => [0, Math.max(50, most * 1.2)] },
    },
    axes: [
      { ...axis, size: 20, splits: () => minutes.map((minute) => minute * 60), values: () => minutes.map(String) },
      { ...axis, size: 32, side: 1 },
    ],
    series: [{}, { stroke: style.getPropertyValue('--color-ink-2'), width: 1.5, points: { show: false } }],
  };
}
