import type { TrafficLimit } from './is-over-limit.ts';

/**
 * Of `maxBitrateBps`: simulcast sends 1.4 times the largest size, encoders overshoot for seconds, and repairs and
 * probes of the line come on top (libwebrtc paces them at up to 2.5 times).
 */
const feedHeadroom = 2.5;

/** Smaller packets than this on the average come from no encoder; probes of the line are 255 bytes. */
const leastMeanPacketBits = 200 * 8;
/** Voices and small pictures are some 50 to 100 small packets a second each; padding may join them. */
const smallPacketsPerSecond = 400;

/** A tool draws 60 points a second and waves are sent in blocks; messages that carry a piece of a picture are few. */
export const signalLimit: TrafficLimit = { bitsPerSecond: 2_000_000, countPerSecond: 500 };

/** Reports, handshakes and signals of one connection. Reports are 5 % of what they are about (RFC 3550, 6.2). */
const besidesFeedsBps = 3_000_000;

/** What the sender of a feed may send, as an average of seconds. */
export function feedLimit(maxBitrateBps: number): TrafficLimit {
  const bitsPerSecond = maxBitrateBps * feedHeadroom;
  return { bitsPerSecond, countPerSecond: smallPacketsPerSecond + bitsPerSecond / leastMeanPacketBits };
}

/** What may arrive on one transport, including what belongs to no feed. Packets of no feed are counted by nobody. */
export function transportLimit(maxBitratesBps: readonly number[]): TrafficLimit {
  const bitsPerSecond = sum(maxBitratesBps) * feedHeadroom + besidesFeedsBps;
  return { bitsPerSecond, countPerSecond: Number.POSITIVE_INFINITY };
}

/**
 * What an honest sender is told to stay below: above what its encoders want with all sizes of a picture, so that it
 * limits nothing else than a false estimate of the line.
 */
export const announcedIncomingBps = (maxBitratesBps: readonly number[]): number =>
  Math.round(sum(maxBitratesBps) * 2 + 1_000_000);

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
