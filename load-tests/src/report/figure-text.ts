import type { Figure, Unit } from '../measurement/measurement.ts';

const digits = (value: number): string => value.toFixed(Math.abs(value) < 100 ? 1 : 0);

/** A value with its unit, as a person writes it. */
export function valueText(value: number, unit: Unit): string {
  if (!Number.isFinite(value)) return '–';
  if (unit === 'ms') return `${digits(value)} ms`;
  if (unit === 'share') return `${(value * 100).toFixed(1)} %`;
  if (unit === 'ratio') return `${value.toFixed(2)} ×`;
  if (unit === 'fps') return `${digits(value)} fps`;
  if (unit === 'px') return `${value.toFixed(2)} px`;
  return value.toLocaleString('en');
}

/** The spread over the runs; nothing when there is none. */
export const spreadText = ({ min, max, unit }: Figure): string =>
  min === max ? '' : `${valueText(min, unit)} – ${valueText(max, unit)}`;
