import { ParticipantId } from '@scrubline/contract';
import { describe, expect, it } from 'vitest';
import type { PictureRow } from '../picture-watch/picture-row.ts';
import { addedFreezes, backAfterMs, changeOf, decodedPerS, freezesIn, type Standing } from './recovery-rules.ts';

const row = (frameNumber: number, capturedAt: number, presentedAt: number): PictureRow => ({
  presentedAt,
  capturedAt,
  frameNumber,
  saidAgeMs: null,
  height: 720,
});

describe('a picture', () => {
  const rows = Array.from({ length: 30 }, (_, index) => row(index, 1_000 + index * 40, 1_050 + index * 40));

  it('is back with the tenth frame captured after the death, whatever was presented in between', () => {
    // Captured at 1120 and later: frames 3 to 12, the last of them presented at 1530.
    expect(backAfterMs(rows, 1_100)).toBe(430);
  });

  it('is not back while one and the same frame is shown again, or none is', () => {
    expect(backAfterMs(Array(50).fill(row(7, 1_200, 1_300)), 1_100)).toBeNull();
    expect(backAfterMs(rows, 9_000)).toBeNull();
  });

  it('has a rate between two moments', () => {
    expect(decodedPerS(rows, 1_050, 2_050)).toBe(25);
  });

  it('freezes when a frame is late by far, and not when it is late by little', () => {
    const steady = Array.from({ length: 60 }, (_, index) => index * 33);
    expect(freezesIn(steady)).toBe(0);
    expect(freezesIn([...steady, 2_080])).toBe(0);
    expect(freezesIn([...steady, 2_200, 2_233])).toBe(1);
  });

  it('is blamed for the freezes only that it did not have before', () => {
    const at = (moments: readonly number[]) => moments.map((moment, index) => row(index, moment, moment));
    const steady = (fromMs: number, toMs: number) =>
      Array.from({ length: (toMs - fromMs) / 40 }, (_, index) => fromMs + index * 40);
    const times = { calmFromMs: 0, diedAtMs: 2_000, backAtMs: 6_000 };
    const froze = [...steady(2_000, 3_000), ...steady(3_600, 6_000)];
    expect(addedFreezes(at([...steady(0, 2_000), ...steady(2_000, 6_000)]), times)).toBe(0);
    expect(addedFreezes(at([...steady(0, 2_000), ...froze]), times)).toBe(1);
    expect(addedFreezes(at([...steady(0, 1_000), ...steady(1_600, 2_000), ...froze]), times)).toBe(0);
    expect(addedFreezes(at([...steady(0, 2_000), ...steady(2_000, 4_000)]), times)).toBe(1);
  });
});

describe('a room after a return', () => {
  const [specialist, rig] = [ParticipantId.parse('specialist'), ParticipantId.parse('rig')];
  const before: Standing = {
    participants: [
      { participantId: specialist, permissions: ['speak', 'point'], muted: true },
      { participantId: rig, permissions: ['publish:endoscope'], muted: false },
    ],
    feeds: ['rig endoscope', 'specialist voice'],
  };

  it('may be the same, or give less', () => {
    const less: Standing = {
      ...before,
      participants: before.participants.map((each) => ({ ...each, permissions: [] })),
    };
    const nothing = { changedParticipants: 0, gainedRights: 0, doubledFeeds: 0 };
    expect(changeOf(before, before)).toEqual(nothing);
    expect(changeOf(before, less)).toEqual(nothing);
  });

  it('must not give more, lose somebody, or show somebody twice', () => {
    const after: Standing = {
      participants: [
        { participantId: specialist, permissions: ['speak', 'point', 'annotate'], muted: false },
        { participantId: ParticipantId.parse('rig-2'), permissions: [], muted: false },
      ],
      feeds: ['rig endoscope', 'rig endoscope'],
    };
    expect(changeOf(before, after)).toEqual({ changedParticipants: 2, gainedRights: 2, doubledFeeds: 1 });
  });
});
