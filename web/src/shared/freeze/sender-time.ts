import type { ClockEstimate } from '../media/clock-offset.ts';
import { pageTime } from '../media/peer-clocks.ts';

/** What the time is on a sender's clock; null while that is not known. Milliseconds since 1970. */
export const senderTime = (clock: ClockEstimate | null | undefined): number | null =>
  clock ? pageTime() + clock.offsetMs : null;
