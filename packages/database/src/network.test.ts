import { afterAll, beforeAll, expect, it } from 'vitest';
import { findSiteOfTheatre, listNetwork } from './network.ts';
import { issuePairingCode, pairRig } from './pairing-code.ts';
import { revokeRig } from './rig.ts';
import { saveSite } from './site.ts';
import { openTestNetwork, type TestNetwork } from './test-network.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 12, 2, minute));
let network: TestNetwork;

beforeAll(async () => {
  network = await openTestNetwork();
  const { database } = network;
  await saveSite(database, { siteId: 'site-0', name: { zh: '新建医院', en: 'New' }, timeZone: 'Asia/Urumqi' });
  for (const minute of [1, 2]) {
    const codeHash = `code-${minute}`;
    await issuePairingCode(database, { codeHash, theatreId: 'theatre-2', expiresAt: at(30), now: at(0) });
    const publicKey = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' } as const;
    await pairRig(database, { codeHash, rigId: `rig-${minute}`, publicKey, now: at(minute) });
  }
  await revokeRig(database, 'rig-1', at(9));
});
afterAll(() => network.close());

it('lists sites without theatres, theatres without rigs, and rigs whose access has ended', async () => {
  const sites = await listNetwork(network.database);
  const theatresOf = Object.fromEntries(sites.map((site) => [site.siteId, site.theatres]));
  expect(theatresOf['site-0']).toEqual([]);
  expect(theatresOf['site-1']?.map(({ theatreId }) => theatreId)).toEqual(['theatre-1', 'theatre-2']);
  expect(theatresOf['site-1']?.[0]?.rigs).toEqual([]);
  expect(theatresOf['site-1']?.[1]?.rigs).toEqual([
    { rigId: 'rig-2', pairedAt: at(2), revokedAt: null },
    { rigId: 'rig-1', pairedAt: at(1), revokedAt: at(9) },
  ]);
});

it('lists one site alone', async () => {
  const sites = await listNetwork(network.database, { siteId: 'site-2' });
  expect(sites.map(({ siteId, timeZone }) => [siteId, timeZone])).toEqual([['site-2', 'America/New_York']]);
  expect(await listNetwork(network.database, { siteId: 'nowhere' })).toEqual([]);
});

it('knows the site of a theatre', async () => {
  expect((await findSiteOfTheatre(network.database, 'theatre-3'))?.siteId).toBe('site-2');
  expect(await findSiteOfTheatre(network.database, 'theatre-9')).toBeNull();
});
