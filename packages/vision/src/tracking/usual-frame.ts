/** Limits that were found at thirty pictures a second are kept as times, or scaled by this. */
export const usualFrameMs = 1_000 / 30;

/** What moves further from one picture to the next is looked for from afar, and not believed to be calm. */
export const fastPxAFrame = 3;
