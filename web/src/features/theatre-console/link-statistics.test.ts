import { describe, expect, it } from 'vitest';
import { addUpReports, linkReading } from './link-statistics.ts';

const totals = { at: 0, bytesReceived: 0, packetsReceived: 0, packetsLost: 0, roundTripMs: 20 };

const report = (entries: readonly object[]): RTCStatsReport =>
  new Map(entries.map((entry, index) => [`${index}`, entry])) as unknown as RTCStatsReport;

describe('the link of a page', () => {
  it('is told as megabits a second and the share of lost packets', () => {
    const after = { at: 2_000, bytesReceived: 1_000_000, packetsReceived: 950, packetsLost: 50, roundTripMs: 31 };
    expect(linkReading(totals, after)).toEqual({ at: 2_000, downMbps: 4, lossRatio: 0.05, roundTripMs: 31 });
  });

  it('is never negative when a feed ended and took its counts with it', () => {
    const before = { ...totals, bytesReceived: 5_000, packetsReceived: 100, packetsLost: 3 };
    expect(linkReading(before, { ...totals, at: 1_000 })).toMatchObject({ downMbps: 0, lossRatio: 0 });
  });

  it('adds up all feeds and reads the round trip of the path in use', () => {
    const picture = report([
      { type: 'inbound-rtp', bytesReceived: 1_000, packetsReceived: 10, packetsLost: 1 },
      { type: 'candidate-pair', nominated: false, currentRoundTripTime: 0.5 },
      { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.031 },
    ]);
    const voice = report([{ type: 'inbound-rtp', bytesReceived: 200, packetsReceived: 5, packetsLost: 0 }]);
    expect(addUpReports([picture, voice], 7)).toEqual({
      at: 7,
      bytesReceived: 1_200,
      packetsReceived: 15,
      packetsLost: 1,
      roundTripMs: 31,
    });
    expect(addUpReports([voice], 7).roundTripMs).toBeNull();
  });
});
