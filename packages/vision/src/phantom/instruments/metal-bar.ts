import { mix, smoothStep } from '../shading.ts';
import type { Color } from '../tissue/surface.ts';

/** Colours across a round bar, from its upper (0) to its lower edge (1). */
export type Finish = readonly (readonly [share: number, color: Color])[];

/** Upper and lower edge of a bar at one place along it, in half widths of the instrument. */
export type Section = readonly [along: number, upper: number, lower: number];

/** A part of an instrument, described by sections along it (scene pixels) from the tip backwards. */
export interface MetalBar {
  readonly sections: readonly Section[];
  readonly finish: Finish;
  /** Teeth on the lower edge, scene pixels from tooth to tooth. */
  readonly teethPx?: number;
  /** Runs on without end. */
  readonly endless?: boolean;
}

const grey = (level: number): Color => [level, level * 1.01, level * 1.03];

export const polishedSteel: Finish = [
  [0, grey(0.28)],
  [0.2, grey(0.74)],
  [0.34, grey(0.97)],
  [0.52, grey(0.62)],
  [0.82, grey(0.28)],
  [1, [0.45, 0.3, 0.26]],
];

export const brightSteel: Finish = [
  [0, grey(0.45)],
  [0.3, grey(0.95)],
  [0.6, grey(0.66)],
  [1, grey(0.33)],
];

export const blackCoating: Finish = [
  [0, grey(0.07)],
  [0.2, grey(0.34)],
  [0.3, grey(0.56)],
  [0.42, grey(0.21)],
  [0.8, grey(0.07)],
  [1, [0.24, 0.13, 0.11]],
];

export const whiteCeramic: Finish = [
  [0, grey(0.62)],
  [0.35, grey(0.92)],
  [0.7, grey(0.8)],
  [1, grey(0.44)],
];

export function finishAt(finish: Finish, share: number): Color {
  const next = finish.findIndex(([at]) => at >= share);
  const to = finish[Math.max(0, next)] ?? finish[0];
  const from = finish[Math.max(0, next - 1)] ?? to;
  if (!from || !to) return [0, 0, 0];
  const along = smoothStep(from[0], Math.max(to[0], from[0] + 1e-6), share);
  return [mix(from[1][0], to[1][0], along), mix(from[1][1], to[1][1], along), mix(from[1][2], to[1][2], along)];
}

/** The edges of the bar at a place along it, scene pixels, or null where there is none of it. */
export function edgesAt(bar: MetalBar, along: number, halfWidth: number): { upper: number; lower: number } | null {
  const next = bar.sections.findIndex(([at]) => at >= along);
  const to = next < 0 && bar.endless ? bar.sections.at(-1) : bar.sections[next];
  const from = bar.sections[Math.max(0, next - 1)];
  if (!to || !from || along < (bar.sections[0]?.[0] ?? 0)) return null;
  const share = to[0] === from[0] ? 1 : smoothStep(from[0], to[0], along);
  return { upper: mix(from[1], to[1], share) * halfWidth, lower: mix(from[2], to[2], share) * halfWidth };
}
