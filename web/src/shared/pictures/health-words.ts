import type { HealthLevel as Bars } from '../ui/health-bars.tsx';
import type { HealthLevel } from './picture-health.ts';

/** How many of the five bars each word stands for. */
export const healthBars: Readonly<Record<HealthLevel, Bars>> = { none: 0, poor: 2, fair: 3, good: 4, 'very-good': 5 };
