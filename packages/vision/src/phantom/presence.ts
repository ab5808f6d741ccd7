import { smoothStep } from './shading.ts';

/** How much of something is there that comes at a time and goes at another, 0 to 1. Each takes `wayS` seconds. */
export const presenceAt = (
  { fromS, untilS }: { readonly fromS: number; readonly untilS: number },
  wayS: number,
  timeS: number,
): number => smoothStep(fromS, fromS + wayS, timeS) - smoothStep(untilS, untilS + wayS, timeS);
