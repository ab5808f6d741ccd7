import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { issuePairingCode, pairRig } from './pairing-code.ts';
import { findRig, revokeRig } from './rig.ts';
import { pairingCode } from './schema.ts';
import { openTestNetwork, type TestNetwork } from './test-network.ts';
import { listSitesWithTheatres, theatreExists } from './theatre.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork();
});
afterAll(() => network.close());
beforeEach(async () => {
  await network.database.delete(pairingCode);
});

const now = new Date('2026-03-12T08:00:00Z');
const expiresAt = new Date('2026-03-12T08:10:00Z');
const publicKey = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const;
const issue = (codeHash: string, theatreId = 'theatre-1') =>
  issuePairingCode(network.database, { codeHash, theatreId, expiresAt, now });
const pair = (codeHash: string, rigId: string, at = now) =>
  pairRig(network.database, { codeHash, rigId, publicKey, now: at });

it('pairs one rig for one code, however many ask at once', async () => {
  await issue('code');
  const theatres = await Promise.all(['a', 'b', 'c', 'd'].map((rigId) => pair('code', `race-${rigId}`)));
  expect(theatres.filter((theatre) => theatre === 'theatre-1')).toHaveLength(1);
  expect(theatres.filter((theatre) => theatre === null)).toHaveLength(3);
});

it('pairs nothing for an unknown or an expired code', async () => {
  await issue('code');
  expect(await pair('other', 'rig-unknown')).toBeNull();
  expect(await pair('code', 'rig-late', expiresAt)).toBeNull();
  expect(await findRig(network.database, 'rig-late')).toBeNull();
});

it('ends an older code of the same theatre and leaves those of others', async () => {
  await issue('older');
  await issue('elsewhere', 'theatre-2');
  await issue('newer');
  expect(await pair('older', 'rig-older')).toBeNull();
  expect(await pair('newer', 'rig-newer')).toBe('theatre-1');
  expect(await pair('elsewhere', 'rig-elsewhere')).toBe('theatre-2');
});

it('refuses digits that are valid elsewhere, and takes them again once they were used', async () => {
  await issue('same', 'theatre-2');
  expect(await issue('same')).toBe(false);
  await pair('same', 'rig-same');
  expect(await issue('same')).toBe(true);
});

it('knows a rig with its place until and after it is revoked', async () => {
  await issue('code', 'theatre-3');
  await pair('code', 'rig-3');
  expect(await findRig(network.database, 'rig-3')).toMatchObject({
    publicKey,
    revokedAt: null,
    theatre: { theatreId: 'theatre-3' },
    site: { siteId: 'site-2', timeZone: 'America/New_York' },
  });
  const shownRigs = async () =>
    (await listSitesWithTheatres(network.database))
      .flatMap((site) => site.theatres)
      .find((theatre) => theatre.theatreId === 'theatre-3')?.rigs;
  expect(await shownRigs()).toEqual([{ rigId: 'rig-3', pairedAt: now }]);
  expect(await revokeRig(network.database, 'rig-3', now)).toBe(true);
  expect(await revokeRig(network.database, 'rig-3', new Date())).toBe(false);
  expect((await findRig(network.database, 'rig-3'))?.revokedAt).toEqual(now);
  expect(await shownRigs()).toEqual([]);
});

it('lists sites with their theatres in one order', async () => {
  const sites = await listSitesWithTheatres(network.database);
  const shown = sites.map((site) => [site.siteId, site.theatres.map((theatre) => theatre.theatreId)]);
  expect(Object.fromEntries(shown)).toEqual({ 'site-1': ['theatre-1', 'theatre-2'], 'site-2': ['theatre-3'] });
  expect(await theatreExists(network.database, 'theatre-1')).toBe(true);
  expect(await theatreExists(network.database, 'theatre-9')).toBe(false);
});
