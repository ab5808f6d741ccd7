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

/** A connectivity check without attributes (RFC 8489, 5): what is smaller is nothing. */
export const leastPacketBytes = 20;

/**
 * Packets of one participant that belong to no feed, signals left out. The worker counts their bytes alone, and each is
 * taken for one of the smallest: then they are no more than the feeds of a full rig may have. In bits it is what one
 * connection may bring besides its feeds, for a picture begins before its publishing is answered.
 */
export const noFeedLimit: TrafficLimit = { bitsPerSecond: Number.POSITIVE_INFINITY, countPerSecond: 20_000 };

/** What the sender of a feed may send, as an average of seconds. */
export function feedLimit(maxBitrateBps: number): TrafficLimit {
  const bitsPerSecond = maxBitrateBps * feedHeadroom;
  return { bitsPerSecond, countPerSecond: smallPacketsPerSecond + bitsPerSecond / leastMeanPacketBits };
}

/** What may arrive on one transport, including what belongs to no feed. Its packets are counted with its owner's. */
export function transportLimit(maxBitratesBps: readonly number[]): TrafficLimit {
  const bitsPerSecond = sum(maxBitratesBps) * feedHeadroom + besidesFeedsBps;
  return { bitsPerSecond, countPerSecond: Number.POSITIVE_INFINITY };
}

/**
 * What may arrive from one participant on all transports together: each source once with the headroom of its feed, for
 * a camera that changes its size stops before it is published anew, and what belongs to no feed once. That makes
 * 30.6 Mbps for a rig with a voice and every source of the catalogue (`encodingProfiles` of the contract, 10.9 Mbps).
 */
export function ownerLimit(feeds: readonly { label: string; maxBitrateBps: number }[]): TrafficLimit {
  const ofSource = [...Map.groupBy(feeds, ({ label }) => label).values()].map((same) =>
    feedLimit(Math.max(...same.map(({ maxBitrateBps }) => maxBitrateBps))),
  );
  return {
    bitsPerSecond: sum(ofSource.map(({ bitsPerSecond }) => bitsPerSecond)) + besidesFeedsBps,
    countPerSecond: sum(ofSource.map(({ countPerSecond }) => countPerSecond)),
  };
}

/**
 * What an honest sender is told to stay below: above what its encoders want with all sizes of a picture, so that it
 * limits nothing else than a false estimate of the line.
 */
export const announcedIncomingBps = (maxBitratesBps: readonly number[]): number =>
  Math.round(sum(maxBitratesBps) * 2 + 1_000_000);

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
