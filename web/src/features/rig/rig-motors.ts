import { CameraAxis, type CameraMotion, cameraSilenceMs } from '@scrubline/contract';
import { type AxisRange, settled, stepped } from './camera-steps.ts';

/** The motors of one camera. */
export interface RigMotors {
  readonly axes: readonly CameraAxis[];
  /** Moves on from where it is, for that long. @param now milliseconds on this computer's clock */
  readonly move: (motion: CameraMotion, forMs: number, now: number) => void;
}

/** What the browser can do with this camera. One without motors has no axes. */
export function motorsOf(track: MediaStreamTrack): RigMotors {
  const ranges = rangesOf(track);
  const positions = new Map<CameraAxis, number>();
  let busy = false;
  let movedAt = Number.NEGATIVE_INFINITY;
  return {
    axes: [...ranges.keys()],
    move: (motion, forMs, now) => {
      // Somebody may have turned it by hand meanwhile.
      if (now - movedAt > cameraSilenceMs) positions.clear();
      movedAt = now;
      const { pan, tilt, zoom } = track.getSettings();
      const settings = { pan, tilt, zoom };
      for (const [axis, range] of ranges) {
        // Finer than the camera's own steps, or a slow motion would never leave its place.
        const from = positions.get(axis) ?? settings[axis] ?? range.min;
        positions.set(axis, stepped(range, from, motion[axis], forMs));
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
    },
  };
}

function rangesOf(track: MediaStreamTrack): ReadonlyMap<CameraAxis, AxisRange> {
  // Firefox tells nothing of a camera.
  const { pan, tilt, zoom } = 'getCapabilities' in track ? track.getCapabilities() : {};
  const told = { pan, tilt, zoom };
  return new Map(
    CameraAxis.options.flatMap((axis) => {
      const range = told[axis];
      const { min, max, step = 0 } = range ?? {};
      return min !== undefined && max !== undefined && max > min ? [[axis, { min, max, step }] as const] : [];
    }),
  );
}
