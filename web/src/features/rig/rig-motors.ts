import { CameraAxis, type CameraMotion, cameraSilenceMs } from '@scrubline/contract';
import type { CameraPosition } from './camera-places.ts';
import { type AxisRange, settled, stepped, steppedTowards } from './camera-steps.ts';

/** The motors of one camera. Times are milliseconds on this computer's clock. */
export interface RigMotors {
  readonly deviceId: string;
  readonly axes: readonly CameraAxis[];
  readonly position: () => CameraPosition;
  /** Moves on from where it is, for that long. */
  readonly move: (motion: CameraMotion, forMs: number, now: number) => void;
  /** Moves towards there, for that long, and no further. */
  readonly moveTowards: (there: CameraPosition, forMs: number, now: number) => void;
}

type Next = (axis: CameraAxis, range: AxisRange, from: number) => number;

/** What the browser can do with this camera. One without motors has no axes. */
export function motorsOf(track: MediaStreamTrack): RigMotors {
  const ranges = rangesOf(track);
  const positions = new Map<CameraAxis, number>();
  let busy = false;
  let movedAt = Number.NEGATIVE_INFINITY;
  const position = (): CameraPosition => {
    const { pan, tilt, zoom } = track.getSettings();
    return Object.fromEntries(Object.entries({ pan, tilt, zoom }).filter(([, at]) => at !== undefined));
  };
  const turn = (next: Next, now: number): void => {
    // Somebody may have turned it by hand meanwhile.
    if (now - movedAt > cameraSilenceMs) positions.clear();
    movedAt = now;
    const before = position();
    for (const [axis, range] of ranges) {
      // Finer than the camera's own steps, or a slow motion would never leave its place.
      positions.set(axis, next(axis, range, positions.get(axis) ?? before[axis] ?? range.min));
    }
    if (busy) return;
    busy = true;
    const told = [...ranges].map(([axis, range]) => [axis, settled(range, positions.get(axis) ?? range.min)]);
    track
      .applyConstraints({ advanced: [Object.fromEntries(told)] })
      .catch(() => positions.clear())
      .finally(() => {
        busy = false;
      });
  };
  return {
    deviceId: track.getSettings().deviceId ?? '',
    axes: [...ranges.keys()],
    position,
    move: (motion, forMs, now) => turn((axis, range, from) => stepped(range, from, motion[axis], forMs), now),
    moveTowards: (there, forMs, now) =>
      turn((axis, range, from) => {
        const target = there[axis];
        return target === undefined ? from : steppedTowards(range, from, target, forMs);
      }, now),
  };
}

function rangesOf(track: MediaStreamTrack): ReadonlyMap<CameraAxis, AxisRange> {
  // Firefox tells nothing of a camera.
  const { pan, tilt, zoom } = 'getCapabilities' in track ? track.getCapabilities() : {};
  const told = { pan, tilt, zoom };
  return new Map(
    CameraAxis.options.flatMap((axis) => {
      const { min, max, step = 0 } = told[axis] ?? {};
      return min !== undefined && max !== undefined && max > min ? [[axis, { min, max, step }] as const] : [];
    }),
  );
}
