import type { Counters } from '../guards/is-over-limit.ts';
import { leastPacketBytes } from '../guards/traffic-limits.ts';
import type { Feed, FeedReceiver, OwnedTransport, SignalSender } from '../rooms/media-room.ts';

/**
 * Times are the worker's own, so that an answer that waited for its turn says no wrong rate. Bytes are totals; `count`
 * says how many packets of no feed there can have been, if they were the smallest: their bytes are all that is known.
 */
export async function readTransport(transport: OwnedTransport): Promise<Counters & { bytesSent: number }> {
  const [statistics] = await transport.getStats();
  const { timestamp = 0, bytesReceived = 0, bytesSent = 0 } = statistics ?? {};
  const { rtpBytesReceived = 0, rtxBytesReceived = 0 } = statistics ?? {};
  const count = (bytesReceived - rtpBytesReceived - rtxBytesReceived) / leastPacketBytes;
  return { atMs: timestamp, bytes: bytesReceived, bytesSent, count };
}

/** All sizes of a picture together, with repetitions and with what the worker threw away. */
export async function readFeed(feed: Feed): Promise<Counters> {
  const streams = await feed.getStats();
  return {
    atMs: Math.max(0, ...streams.map(({ timestamp }) => timestamp)),
    bytes: sum(streams.map(({ byteCount }) => byteCount)),
    count: sum(streams.map(({ packetCount, packetsDiscarded }) => packetCount + packetsDiscarded)),
  };
}

export async function readSignals(sender: SignalSender): Promise<Counters> {
  const [statistics] = await sender.getStats();
  const { timestamp = 0, bytesReceived = 0, messagesReceived = 0 } = statistics ?? {};
  return { atMs: timestamp, bytes: bytesReceived, count: messagesReceived };
}

/** Packets sent to one watcher, repetitions included. */
export async function readPacketsSent(receiver: FeedReceiver): Promise<number> {
  const streams = await receiver.getStats();
  return sum(streams.filter(({ type }) => type === 'outbound-rtp').map(({ packetCount }) => packetCount));
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
