import { expect, it } from 'vitest';
import { noFeedLimit } from '../guards/traffic-limits.ts';
import { OwnerAccounts } from './owner-accounts.ts';

const limit = { bitsPerSecond: 8_000_000, countPerSecond: 1_000 };
/** Half of what is allowed in half a second. */
const modest = { bytes: 250_000, feedPackets: 250, noFeedPackets: noFeedLimit.countPerSecond / 4 };

/** What is said of an owner who sends the same each half second, for four seconds. */
function saidOf(sent: Partial<typeof modest>) {
  const accounts = new OwnerAccounts();
  const said = Array.from({ length: 9 }, (_, index) =>
    accounts.add('rig', { ...modest, ...sent, atMs: 1_000 + index * 500 }, limit),
  );
  return said.find((what) => what !== null) ?? null;
}

it('says what of an owner is too much together', () => {
  expect(saidOf({})).toBe(null);
  expect(saidOf({ bytes: 550_000 })).toBe('all');
  expect(saidOf({ feedPackets: 550 })).toBe('all');
  expect(saidOf({ noFeedPackets: noFeedLimit.countPerSecond * 0.55 })).toBe('no-feed');
});

it('forgets whoever has left', () => {
  const accounts = new OwnerAccounts();
  const huge = { ...modest, bytes: 5_000_000 };
  expect(accounts.add('rig', { ...modest, atMs: 1_000 }, limit)).toBe(null);
  accounts.keepOnly(new Set(['another']));
  expect(accounts.add('rig', { ...huge, atMs: 1_500 }, limit)).toBe(null);
  expect(accounts.add('rig', { ...huge, atMs: 2_000 }, limit)).toBe('all');
});
