import { type BondStanding, ParticipantId, StrokeId } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { agreedBonds, type Witnesses } from './bond-agreement.ts';
import type { StrokeBond, StrokeBonds } from './stroke-bond.ts';

const theatre = ParticipantId.parse('theatre');
const observer = ParticipantId.parse('observer');
const one = StrokeId.parse('one');

const bond = (standing: BondStanding): StrokeBond => ({
  standing,
  since: 0,
  lostBecause: null,
  vertices: [{ x: 0.5, y: 0.5, state: 'tracked' }],
});
const own = (standing: BondStanding): StrokeBonds => new Map([[one, bond(standing)]]);
const says = (who: ParticipantId, standing: BondStanding, at = 1_000): Witnesses =>
  new Map([[who, { at, standings: new Map([[one, standing]]) }]]);
const nothing: StrokeBonds = new Map();
const agreed = (here: BondStanding, there: Witnesses, now = 1_100, before = nothing) =>
  agreedBonds(own(here), there, (who) => who === theatre, { before, now }).get(one);

it('is the worse of what both sides see', () => {
  expect(agreed('tracked', says(theatre, 'held'))).toMatchObject({ standing: 'held', vertices: [{ state: 'held' }] });
  expect(agreed('tracked', says(theatre, 'lost'))).toMatchObject({ standing: 'lost', lostBecause: 'elsewhere' });
  expect(agreed('lost', says(theatre, 'tracked'))?.standing).toBe('lost');
  expect(agreed('tracked', says(theatre, 'tracked'))).toEqual(bond('tracked'));
});

it('asks nobody who neither drew it nor is the theatre', () => {
  expect(agreed('tracked', says(observer, 'lost'))?.standing).toBe('tracked');
});

it('goes by what is seen here alone when nothing is heard any more', () => {
  expect(agreed('tracked', says(theatre, 'lost'), 2_600)?.standing).toBe('tracked');
});

it('holds since it began', () => {
  const first = agreedBonds(own('tracked'), says(theatre, 'held'), () => true, { before: nothing, now: 1_100 });
  const second = agreedBonds(own('tracked'), says(theatre, 'held'), () => true, { before: first, now: 1_300 });
  expect(second.get(one)?.since).toBe(1_100);
});
