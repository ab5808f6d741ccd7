const paddingPx = 6;
const firstLinePx = 20;
const lineHeightPx = 16;
/** The line of the present, with air around it. */
const presentPx = 4;

export interface TimelineText {
  readonly lines: 1 | 2 | 3;
  /** From the block's upper edge. */
  readonly topPx: number;
}

/**
 * How many lines a block of the timeline holds, and where they begin: under the line of the present when that would
 * strike them through and there is room below it.
 *
 * @param presentOffsetPx where the present is, from the block's upper edge; negative above it
 */
export function placeTimelineText(heightPx: number, presentOffsetPx: number): TimelineText {
  const lines = heightPx >= 72 ? 3 : heightPx >= 52 ? 2 : 1;
  const textPx = firstLinePx + (lines - 1) * lineHeightPx;
  const usual = heightPx >= firstLinePx + 2 * paddingPx ? paddingPx : 0;
  const struck = presentOffsetPx > usual - presentPx && presentOffsetPx < usual + textPx;
  const below = presentOffsetPx + presentPx;
  return { lines, topPx: struck && below + textPx <= heightPx ? below : usual };
}
