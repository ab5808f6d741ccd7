import { afterAll, beforeAll, expect, it } from 'vitest';
import { instantOf, knowsTimeZone } from './local-time.ts';
import { openTestNetwork, type TestNetwork } from './test-network.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork();
});
afterAll(() => network.close());

it.each([
  ['Asia/Shanghai', '2026-03-12T09:00', '2026-03-12T01:00:00.000Z'],
  ['Asia/Urumqi', '2026-03-12T09:00', '2026-03-12T03:00:00.000Z'],
  ['Asia/Kolkata', '2026-03-12T00:00', '2026-03-11T18:30:00.000Z'],
  // Winter and summer time of one place.
  ['America/New_York', '2026-03-07T09:00', '2026-03-07T14:00:00.000Z'],
  ['America/New_York', '2026-03-08T09:00', '2026-03-08T13:00:00.000Z'],
  // An hour that comes twice: the second one.
  ['America/New_York', '2026-11-01T01:30', '2026-11-01T06:30:00.000Z'],
])('finds when a clock in %s shows %s', async (timeZone, local, instant) => {
  expect((await instantOf(network.database, { local, timeZone }))?.toISOString()).toBe(instant);
});

it('finds no instant for the hour that spring leaves out', async () => {
  const asked = { local: '2026-03-08T02:30', timeZone: 'America/New_York' };
  expect(await instantOf(network.database, asked)).toBeNull();
});

it('knows every time zone that a browser offers', async () => {
  const unknown: string[] = [];
  for (const timeZone of Intl.supportedValuesOf('timeZone')) {
    if (!(await knowsTimeZone(network.database, timeZone))) unknown.push(timeZone);
  }
  expect(unknown).toEqual([]);
  expect(await knowsTimeZone(network.database, 'Moon/Tranquility')).toBe(false);
});
