import { describe, expect, it } from 'vitest';
import { harmOf } from './harm.test-support.ts';

/** Packets sent each 10 ms, received when `receivedAtMs` says. */
const passages = (...receivedAtMs: number[]) =>
  receivedAtMs.map((atMs, index) => ({ sentAtMs: index * 10, receivedAtMs: atMs, stalledMs: 0, waitedForCoreMs: 0 }));

describe('harm', () => {
  it('is the longest wait, and what never came', () => {
    expect(harmOf(passages(1, 11, 151, 152, 153), 7)).toEqual({
      largestGapMs: 140,
      addedGapMs: 140,
      lostPackets: 2,
      packets: 5,
    });
  });

  it('is not what the sender was late', () => {
    const late = passages(1, 11, 151).map((passage, index) => (index < 2 ? passage : { ...passage, sentAtMs: 150 }));
    expect(harmOf(late, 3)).toMatchObject({ largestGapMs: 140, addedGapMs: 10 });
  });

  it('is not what the receiver took late', () => {
    const late = passages(1, 11, 151).map((passage, index) => (index < 2 ? passage : { ...passage, stalledMs: 120 }));
    expect(harmOf(late, 3)).toMatchObject({ largestGapMs: 140, addedGapMs: 20 });
  });

  it('is not what the worker and the threads between waited for others of the machine', () => {
    const late = passages(1, 11, 151).map((passage, index) =>
      index < 2 ? passage : { ...passage, stalledMs: 20, waitedForCoreMs: 60 },
    );
    expect(harmOf(late, 3)).toMatchObject({ largestGapMs: 140, addedGapMs: 60 });
  });

  it('is none where nothing came', () => {
    expect(harmOf([], 4)).toEqual({ largestGapMs: 0, addedGapMs: 0, lostPackets: 4, packets: 0 });
  });
});
