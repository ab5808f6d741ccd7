import { ActId, allHearBeatMs, allHearSilenceMs, ParticipantId } from '@scrubline/contract';
import { describe, expect, it } from 'vitest';
import { type AllHearBeats, hearBeat, isAllHear, lastingActs, silentAt } from './all-hear.ts';

const screen = ParticipantId.parse('screen');
const [first, second] = [ActId.parse('first'), ActId.parse('second')];
const beat = (beats: AllHearBeats, at: number, active = true, actId = first) =>
  hearBeat(beats, { signal: 'voice:all-hear', actId, active }, screen, at);
const silent: AllHearBeats = new Map();

describe('all-hear', () => {
  it('lasts from beat to beat, and over three that were lost', () => {
    const beats = beat(beat(silent, 0), allHearBeatMs);
    expect(isAllHear(beats, allHearBeatMs * 4)).toBe(true);
    expect(silentAt(beats, allHearBeatMs)).toBe(allHearBeatMs + allHearSilenceMs);
  });

  it('ends by silence', () => {
    expect(isAllHear(beat(silent, 0), allHearSilenceMs - 1)).toBe(true);
    expect(isAllHear(beat(silent, 0), allHearSilenceMs)).toBe(false);
    expect(silentAt(beat(silent, 0), allHearSilenceMs)).toBeNull();
  });

  it('ends when it is told to, and a beat that was overtaken begins nothing', () => {
    const ended = beat(beat(silent, 0), 100, false);
    expect(isAllHear(ended, 101)).toBe(false);
    expect(isAllHear(beat(ended, 120), 121)).toBe(false);
  });

  it('lasts while any of two calls lasts', () => {
    const both = beat(beat(silent, 0), 10, true, second);
    expect(lastingActs(both, 20)).toEqual([first, second]);
    const one = beat(both, 30, false);
    expect(isAllHear(one, 40)).toBe(true);
    expect(lastingActs(one, 40)).toEqual([second]);
  });
});
