import { receiveFeed } from './feed-receiver.ts';
import { sendPictures } from './picture-pace.ts';
import { publishPicture } from './picture-sender.ts';
import type { RoomStranger } from './room-stranger.ts';
import type { StreamSpan } from './rtp-host-orders.ts';

/** A stream of packets through the media-server, each of which is known by its timestamp at both ends. */
export interface RtpStream {
  /** Of the worker that carries it. */
  readonly webRtcPort: number;
  /** Milliseconds since 1970. The last packets of a span should have had time to arrive. */
  readonly span: (fromMs: number, toMs: number) => StreamSpan;
  readonly stop: () => void;
}

const now = () => performance.timeOrigin + performance.now();

/** One participant sends, another receives; resolves with the first packet that came through. */
export async function openRtpStream(sender: RoomStranger, receiver: RoomStranger): Promise<RtpStream> {
  const sentAt = new Map<number, number>();
  const arrivedAt = new Map<number, number>();
  const published = await publishPicture(sender);
  const firstArrival = Promise.withResolvers<void>();
  const received = await receiveFeed(receiver, published.feedId, ({ timestamp }) => {
    arrivedAt.set(timestamp, now());
    firstArrival.resolve();
  });
  const pictures = sendPictures(published.outlet, 0, (timestamp) => sentAt.set(timestamp, now()));
  await firstArrival.promise;
  return {
    webRtcPort: published.webRtcPort,
    span: (fromMs, toMs) => spanOf(sentAt, arrivedAt, fromMs, toMs),
    stop: () => {
      pictures.stop();
      received.close();
      published.close();
    },
  };
}

/** By the timestamps of the packets, each with the moment at which it was sent, and arrived. */
export function spanOf(
  sentAt: ReadonlyMap<number, number>,
  arrivedAt: ReadonlyMap<number, number>,
  fromMs: number,
  toMs: number,
): StreamSpan {
  const isInside = (moment: number) => moment >= fromMs && moment < toMs;
  const sent = [...sentAt].filter(([, moment]) => isInside(moment));
  const arrivals = [...arrivedAt.values()].filter(isInside);
  return {
    sent: sent.length,
    lost: sent.filter(([timestamp]) => !arrivedAt.has(timestamp)).length,
    longestGapMs: longestGap([fromMs, ...arrivals, toMs]),
  };
}

/** Of moments in the order of time. */
export const longestGap = (moments: readonly number[]): number =>
  moments.slice(1).reduce((longest, moment, index) => Math.max(longest, moment - (moments[index] ?? moment)), 0);
