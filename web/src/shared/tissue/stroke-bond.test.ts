import type { FollowedStroke } from '@scrubline/vision';
import { expect, it } from 'vitest';
import { bondOf, type StrokeBond, withoutFrames } from './stroke-bond.ts';

type State = FollowedStroke['vertices'][number]['state'];
const said = (states: readonly State[], lostBecause: FollowedStroke['lostBecause'] = null): FollowedStroke => ({
  strokeId: 'one',
  lostBecause,
  vertices: states.map((state, index) => ({ x: index / 10, y: 0.5, state })),
});

it('is tracked as long as a part of it is seen, held while all is only carried on, else lost', () => {
  const standings = [
    said(['tracked', 'held', 'lost']),
    said(['held', 'lost']),
    said(['lost', 'lost']),
    said(['tracked'], 'changed'),
  ].map((stroke) => bondOf(stroke, undefined, 0).standing);
  expect(standings).toEqual(['tracked', 'held', 'lost', 'lost']);
});

it('says why it is lost, and since when it is as it is', () => {
  const first = bondOf(said(['held']), undefined, 100);
  const second = bondOf(said(['held']), first, 200);
  const third = bondOf(said(['lost'], 'left'), second, 300);
  expect([second.since, third.since]).toEqual([100, 300]);
  expect([second.lostBecause, third.lostBecause]).toEqual([null, 'left']);
});

it('nobody knows where anything is while no frames come', () => {
  const seen: ReadonlyMap<string, StrokeBond> = new Map([['one', bondOf(said(['tracked']), undefined, 0)]]);
  expect(withoutFrames(seen, 200, 200)).toBe(seen);
  const held = withoutFrames(seen, 300, 300);
  expect(held.get('one')).toMatchObject({ standing: 'held', since: 300, vertices: [{ state: 'held' }] });
  expect(withoutFrames(held, 1_300, 1_300).get('one')).toMatchObject({ standing: 'lost', lostBecause: 'stalled' });
});
