import { afterAll, beforeAll, expect, it } from 'vitest';
import { findDay } from './site.ts';
import { openTestNetwork, type TestNetwork } from './test-network.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork();
});
afterAll(() => network.close());

it.each([
  ['Asia/Shanghai', '2026-03-12T15:59:59Z', '2026-03-11T16:00:00Z', '2026-03-12T16:00:00Z'],
  ['Asia/Shanghai', '2026-03-12T16:00:00Z', '2026-03-12T16:00:00Z', '2026-03-13T16:00:00Z'],
  // Summer time begins on this day in New York: it has 23 hours.
  ['America/New_York', '2026-03-08T12:00:00Z', '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z'],
])('finds the day in %s at %s', async (timeZone, now, start, end) => {
  expect(await findDay(network.database, timeZone, new Date(now))).toEqual({
    start: new Date(start),
    end: new Date(end),
  });
});
