/** Running totals of everything that one page receives, as its browser counts them. Times in milliseconds. */
export interface LinkTotals {
  readonly at: number;
  readonly bytesReceived: number;
  readonly packetsReceived: number;
  readonly packetsLost: number;
  readonly roundTripMs: number | null;
}

/** How the link was between two readings. */
export interface LinkReading {
  readonly at: number;
  readonly downMbps: number;
  /** 0..1 of the packets that were sent to us. */
  readonly lossRatio: number;
  readonly roundTripMs: number | null;
}

export function linkReading(before: LinkTotals, after: LinkTotals): LinkReading {
  const seconds = Math.max(after.at - before.at, 1) / 1_000;
  // A feed that ended takes its counts with it; then the difference says nothing.
  const grown = (key: 'bytesReceived' | 'packetsReceived' | 'packetsLost') => Math.max(0, after[key] - before[key]);
  const lost = grown('packetsLost');
  const expected = grown('packetsReceived') + lost;
  return {
    at: after.at,
    downMbps: (grown('bytesReceived') * 8) / seconds / 1e6,
    lossRatio: expected === 0 ? 0 : lost / expected,
    roundTripMs: after.roundTripMs,
  };
}

/** Adds up the reports of all receivers. Their fields: W3C Identifiers for WebRTC's Statistics API. */
export function addUpReports(reports: readonly RTCStatsReport[], at: number): LinkTotals {
  const entries = reports.flatMap((report) => [...report.values()] as Record<string, unknown>[]);
  const sum = (field: string) =>
    entries.filter(({ type }) => type === 'inbound-rtp').reduce((total, entry) => total + numberOf(entry[field]), 0);
  const pair = entries.find(({ type, nominated }) => type === 'candidate-pair' && nominated === true);
  const roundTripS = pair?.currentRoundTripTime;
  return {
    at,
    bytesReceived: sum('bytesReceived'),
    packetsReceived: sum('packetsReceived'),
    packetsLost: sum('packetsLost'),
    roundTripMs: typeof roundTripS === 'number' ? roundTripS * 1_000 : null,
  };
}

const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);
