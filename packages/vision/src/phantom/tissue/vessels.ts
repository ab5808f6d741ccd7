import type { Point } from '../../point.ts';
import { floatAt } from '../../typed-reads.ts';
import { mix, smoothStep } from '../shading.ts';
import type { Color, Surface } from './surface.ts';
import { tissueLeft, tissueTop } from './tissue-extent.ts';

/** A vessel on or under the surface. Widths are half widths at its two ends, scene pixels. */
export interface Vessel {
  readonly course: readonly Point[];
  readonly startWidth: number;
  readonly endWidth: number;
  readonly color: Color;
  /** How much of the vessel's colour is seen through what lies over it, 0 to 1. */
  readonly strength: number;
  /** How far it stands out of the surface, scene pixels. */
  readonly lift: number;
  /** Where it runs; what lies over that tissue hides it. */
  readonly on: 'stomach' | 'fat';
}

const stampSpacingPx = 1.3;

function catmullRom(a: number, b: number, c: number, d: number, t: number): number {
  return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t);
}

function smoothCourse(course: readonly Point[]): Point[] {
  const smoothed: Point[] = [];
  for (const [index, start] of course.entries()) {
    const end = course[index + 1];
    if (!end) continue;
    const before = course[index - 1] ?? start;
    const after = course[index + 2] ?? end;
    const steps = Math.ceil(Math.hypot(end.x - start.x, end.y - start.y) / stampSpacingPx);
    for (let step = 0; step < steps; step++) {
      const t = step / steps;
      smoothed.push({
        x: catmullRom(before.x, start.x, end.x, after.x, t),
        y: catmullRom(before.y, start.y, end.y, after.y, t),
      });
    }
  }
  return smoothed;
}

/** Round in the middle, with a faint shadow on both sides. `distance` is in half widths. */
const crossSection = (distance: number): number =>
  distance < 1 ? Math.sqrt(1 - distance * distance * 0.92) : Math.exp(-(distance - 1) * 7) * 0.28;

interface Stamp extends Point {
  readonly width: number;
}

/** The points that the vessel touches with how much of it is there, 0 to 1. */
function traceVessel(surface: Surface, stamps: readonly Stamp[]): Map<number, number> {
  const trace = new Map<number, number>();
  for (const stamp of stamps) {
    const x = (stamp.x - tissueLeft) * surface.density;
    const y = (stamp.y - tissueTop) * surface.density;
    const width = stamp.width * surface.density;
    const reach = Math.ceil(width * 1.8);
    const lastRow = Math.min(surface.rows - 1, Math.floor(y) + reach);
    const lastColumn = Math.min(surface.columns - 1, Math.floor(x) + reach);
    for (let row = Math.max(0, Math.floor(y) - reach); row <= lastRow; row++) {
      for (let column = Math.max(0, Math.floor(x) - reach); column <= lastColumn; column++) {
        const amount = crossSection(Math.hypot(column - x, row - y) / width);
        const at = row * surface.columns + column;
        if (amount > (trace.get(at) ?? 0.02)) trace.set(at, amount);
      }
    }
  }
  return trace;
}

export function drawVessel(surface: Surface, vessel: Vessel): void {
  const course = smoothCourse(vessel.course);
  const stamps = course.map((point, index) => {
    const along = index / course.length;
    const taper = 0.25 + 0.75 * smoothStep(0, 0.08, Math.min(along, 1 - along));
    return {
      ...point,
      width: mix(vessel.startWidth, vessel.endWidth, along) * (1 + 0.1 * Math.sin(index / 24)) * taper,
    };
  });
  for (const [at, amount] of traceVessel(surface, stamps)) {
    const seen = floatAt(surface[vessel.on], at);
    const share = Math.min(1, amount * 1.3) * vessel.strength * seen;
    surface.red[at] = mix(floatAt(surface.red, at), vessel.color[0], share);
    surface.green[at] = mix(floatAt(surface.green, at), vessel.color[1], share);
    surface.blue[at] = mix(floatAt(surface.blue, at), vessel.color[2], share);
    surface.height[at] = floatAt(surface.height, at) + vessel.lift * amount * seen;
  }
}
