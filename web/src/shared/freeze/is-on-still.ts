import type { Freeze } from '@scrubline/contract';
import type { ShownStroke } from '../drawing/shown-strokes.ts';

/** Whether a stroke was drawn on the very still that is shown: it points at its place, whatever moved since. */
export const isOnStill = ({ drawnOn }: Pick<ShownStroke, 'drawnOn'>, freeze: Freeze | null): boolean =>
  freeze !== null &&
  drawnOn.feedId === freeze.still.frame.feedId &&
  drawnOn.capturedAt === freeze.still.frame.capturedAt;
