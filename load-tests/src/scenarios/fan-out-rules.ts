import { median, percentile } from '../measurement/statistics.ts';
import type { CapturedPacket } from '../network/read-capture.ts';
import { readRtpHeader } from '../participants/rtp-packet.ts';

/** How the packets of one run are known on the wire. */
export interface WireStreams {
  readonly serverPort: number;
  readonly senderSsrc: number;
  readonly viewerSsrcs: ReadonlySet<number>;
}

export interface Residence {
  /** From the arrival of a packet at the server to the leaving of each of its copies. Milliseconds. */
  readonly residencesMs: readonly number[];
  /** Copies that never left. */
  readonly missing: number;
}

/** @param viewers how many copies each packet should leave in */
export function residenceOf(captured: readonly CapturedPacket[], streams: WireStreams, viewers: number): Residence {
  const arrivedAt = new Map<number, number>();
  const residencesMs: number[] = [];
  for (const { atMs, fromPort, toPort, payload } of captured) {
    const header = readRtpHeader(payload);
    if (!header) continue;
    if (toPort === streams.serverPort && header.ssrc === streams.senderSsrc) arrivedAt.set(header.timestamp, atMs);
    else if (fromPort === streams.serverPort && streams.viewerSsrcs.has(header.ssrc)) {
      const arrived = arrivedAt.get(header.timestamp);
      if (arrived !== undefined) residencesMs.push(atMs - arrived);
    }
  }
  return { residencesMs, missing: arrivedAt.size * viewers - residencesMs.length };
}

/** What one run through the product or the floor used and took. Processor times in milliseconds. */
export interface FanOutRun {
  /** Of the media worker, or of the floor. */
  readonly cpuMs: number;
  readonly packetsForwarded: number;
  readonly residencesMs: readonly number[];
}

/** Beside the worker, in the runs through the product. */
export interface ProductRun extends FanOutRun {
  readonly signalingCpuMs: number;
  readonly mediaServerNodeCpuMs: number;
}

export interface FanOutPair {
  readonly product: ProductRun;
  readonly floor: FanOutRun;
}

export const cpuMsPer1000 = ({ cpuMs, packetsForwarded }: FanOutRun): number => (1000 * cpuMs) / packetsForwarded;
export const residenceP50Of = ({ residencesMs }: FanOutRun): number => median(residencesMs);
export const residenceP99Of = ({ residencesMs }: FanOutRun): number => percentile(residencesMs, 0.99);

export const cpuRatioOf = ({ product, floor }: FanOutPair): number => cpuMsPer1000(product) / cpuMsPer1000(floor);
export const residenceRatioOf = ({ product, floor }: FanOutPair): number =>
  residenceP99Of(product) / residenceP99Of(floor);
