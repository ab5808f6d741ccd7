import type { FeedId } from '@scrubline/contract';

/** What a receiver has counted since it exists. */
export interface Reception {
  readonly packets: number;
  readonly decodedFrames: number;
}

const readEveryMs = 500;
/** In readings. The SFU asks a sender again for a key frame after one second: a second try may still come by itself. */
const leastPatience = 4;
/** In readings. A picture that cannot be helped this way is not taken down and set up all the time. */
const mostPatience = 64;

/**
 * Whether a picture is stuck: packets come and nothing is decoded. One instance a feed, asked once each reading; when it
 * has said so it is more patient the next time, until something was decoded.
 */
export function createStuckRule(): (reception: Reception) => boolean {
  let before: Reception | null = null;
  let patience = leastPatience;
  let readings = 0;
  return (reception) => {
    const last = before;
    before = reception;
    const isMadeAnew = !last || reception.packets < last.packets;
    if (isMadeAnew) {
      readings = 0;
    } else if (reception.decodedFrames > last.decodedFrames) {
      readings = 0;
      patience = leastPatience;
    } else if (reception.packets > last.packets) readings += 1;
    if (readings < patience) return false;
    patience = Math.min(patience * 2, mostPatience);
    readings = 0;
    return true;
  };
}

export interface StuckPictures {
  readonly stop: () => void;
}

/**
 * Looks for pictures whose packets come and which are not decoded. A change of size before the sender has told the clocks
 * of both (its first RTCP sender reports) makes the SFU let RTP timestamps go back, and the browser then waits for frames
 * that never come: only a new receiver helps.
 */
export function findStuckPictures(
  receivers: () => ReadonlyMap<FeedId, RTCRtpReceiver | null>,
  onStuck: (feedIds: readonly FeedId[]) => void,
): StuckPictures {
  let rules = new Map<FeedId, ReturnType<typeof createStuckRule>>();
  const look = async (): Promise<void> => {
    const current = [...receivers()];
    rules = new Map(current.map(([feedId]) => [feedId, rules.get(feedId) ?? createStuckRule()]));
    const stuck: FeedId[] = [];
    for (const [feedId, receiver] of current) {
      const reception = receiver?.track.kind === 'video' ? await readReception(receiver) : null;
      if (reception && rules.get(feedId)?.(reception)) stuck.push(feedId);
    }
    if (stuck.length > 0) onStuck(stuck);
  };
  const timer = setInterval(() => void look(), readEveryMs);
  return { stop: () => clearInterval(timer) };
}

async function readReception(receiver: RTCRtpReceiver): Promise<Reception | null> {
  for (const report of (await receiver.getStats()).values()) {
    if (isInbound(report)) return { packets: report.packetsReceived ?? 0, decodedFrames: report.framesDecoded ?? 0 };
  }
  return null;
}

const isInbound = (report: RTCStats): report is RTCInboundRtpStreamStats => report.type === 'inbound-rtp';
