import type { ParticipantId } from '@scrubline/contract';
import { type ClockEstimate, type ClockOffset, createClockOffset } from './clock-offset.ts';
import type { SignalChannel } from './signal-channel.ts';

/** Milliseconds since 1970 with fractions, on this page's clock: the scale of the capture times too. */
export const pageTime = (): number => performance.timeOrigin + performance.now();

/** Close together at first, so that an age can be shown within the first second. */
const firstPings = { count: 12, everyMs: 60 };
const pingEveryMs = 1_000;

export interface PeerClocks {
  readonly follow: (peers: ReadonlySet<ParticipantId>) => void;
  readonly estimate: (peer: ParticipantId) => ClockEstimate | null;
  readonly stop: () => void;
}

interface FollowedClock {
  readonly offset: ClockOffset;
  readonly stop: () => void;
}

/** Answers every ping of others and pings the peers that are followed. */
export function createPeerClocks(self: ParticipantId, signals: SignalChannel): PeerClocks {
  const clocks = new Map<ParticipantId, FollowedClock>();
  const sent = new Map<number, number>();
  let lastPingId = 0;

  const ping = (to: ParticipantId): void => {
    lastPingId += 1;
    sent.set(lastPingId, pageTime());
    // A ping that was never answered is forgotten after a minute's worth of others.
    sent.delete(lastPingId - 256);
    signals.send({ signal: 'clock:ping', pingId: lastPingId, to });
  };

  const unlisten = signals.listen((signal, from) => {
    const arrivedAt = pageTime();
    if (signal.signal === 'clock:ping' && signal.to === self) {
      const { pingId } = signal;
      signals.send({ signal: 'clock:pong', pingId, to: from, receivedAt: arrivedAt, sentAt: pageTime() });
    } else if (signal.signal === 'clock:pong' && signal.to === self) {
      const sentAt = sent.get(signal.pingId);
      sent.delete(signal.pingId);
      if (sentAt === undefined) return;
      const { receivedAt, sentAt: repliedAt } = signal;
      clocks.get(from)?.offset.add({ sentAt, receivedAt, repliedAt, returnedAt: arrivedAt });
    }
  });

  const followOne = (peer: ParticipantId): FollowedClock => {
    const offset = createClockOffset();
    let pings = 0;
    let timer = setTimeout(function again() {
      ping(peer);
      pings += 1;
      timer = setTimeout(again, pings < firstPings.count ? firstPings.everyMs : pingEveryMs);
    }, 0);
    return { offset, stop: () => clearTimeout(timer) };
  };

  return {
    follow: (peers) => {
      for (const [peer, clock] of clocks) {
        if (peers.has(peer)) continue;
        clock.stop();
        clocks.delete(peer);
      }
      for (const peer of peers) if (!clocks.has(peer)) clocks.set(peer, followOne(peer));
    },
    estimate: (peer) => clocks.get(peer)?.offset.estimate(pageTime()) ?? null,
    stop: () => {
      unlisten();
      for (const clock of clocks.values()) clock.stop();
    },
  };
}
