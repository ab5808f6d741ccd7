import { type AnnotationTool, type Mark, maxStrokePoints, previewPoints, type StrokePoint } from '@scrubline/contract';

/** A ten-thousandth of a picture's side is a tenth of a point. */
const rounded = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 10_000;

/** Without a pen's pressure a stroke has its middle width. */
const middlePressure = 0.5;

/** Where a pointer is on the picture. What lies beside the picture is drawn on its edge. */
export const strokePoint = (x: number, y: number, pressure: number): StrokePoint => [
  rounded(x),
  rounded(y),
  rounded(pressure || middlePressure),
];

/** The points of a stroke after the pen was moved: all of them for the pen, else the first and the latest. */
export function withMoved(
  tool: AnnotationTool,
  points: readonly StrokePoint[],
  moved: readonly StrokePoint[],
): StrokePoint[] {
  const [first, latest] = [points[0], moved.at(-1)];
  if (tool === 'pen') return [...points, ...moved].slice(0, maxStrokePoints);
  if (tool === 'marker' || !first || !latest) return [...points];
  return [first, latest];
}

/** What of a stroke is said after it grew: each message with the last few again. */
export function spoken(points: readonly StrokePoint[], saidUpTo: number): { from: number; points: StrokePoint[] }[] {
  const messages = [];
  const step = previewPoints / 2;
  for (let upTo = Math.min(saidUpTo + step, points.length); ; upTo = Math.min(upTo + step, points.length)) {
    const from = Math.max(0, upTo - previewPoints);
    messages.push({ from, points: points.slice(from, upTo) });
    if (upTo === points.length) return messages;
  }
}

/** Null for what is none: an arrow or a circle of a single touch. */
export function markOf(tool: AnnotationTool, points: readonly StrokePoint[], label: string): Mark | null {
  const [first, second] = points;
  if (!first) return null;
  if (tool === 'pen') return { tool, points: [...points] };
  if (tool === 'marker') return { tool, points: [first], label };
  return second ? { tool, points: [first, second] } : null;
}
