import { revokeRig } from '@scrubline/database';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { signDeviceProof } from '../shared/api/device-proof.ts';
import { createDeviceNonces } from './device-nonce.ts';
import { requireRig } from './rig-device.ts';
import {
  createDeviceKey,
  openTestBackend,
  pairTestRig,
  publicUrl,
  type TestBackend,
  type TestRig,
} from './test-backend.ts';

const start = new Date('2026-03-12T08:00:00Z');
const minutesLater = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const path = '/api/rig/today';
let backend: TestBackend;
let rig: TestRig;

beforeAll(async () => {
  backend = await openTestBackend(start);
  rig = await pairTestRig(backend, 'theatre-1');
});
afterAll(() => backend.close());
beforeEach(() => backend.setTime(start));

const present = (headers: Record<string, string>, at = path, method = 'GET') =>
  requireRig(backend, new Request(`${publicUrl}${at}?x=1`, { method, headers }));
const sign = async (proof: { rigId?: string; nonce?: string }, privateKey = rig.privateKey) => ({
  authorization: await signDeviceProof(privateKey, {
    rigId: rig.rigId,
    nonce: await backend.nonces.issue(rig.rigId),
    method: 'GET',
    path,
    ...proof,
  }),
});

it('knows a rig by its key, with its place', async () => {
  expect(await present(await rig.prove('GET', path))).toMatchObject({
    rigId: rig.rigId,
    theatre: { theatreId: 'theatre-1' },
  });
});

it('refuses the same proof a second time', async () => {
  const headers = await rig.prove('GET', path);
  const results = await Promise.allSettled([present(headers), present(headers)]);
  expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(present(headers)).rejects.toMatchObject({ code: 'device-nonce-used' });
});

it('refuses a nonce after five minutes of the server, not before', async () => {
  const early = await rig.prove('GET', path);
  const late = await rig.prove('GET', path);
  backend.setTime(minutesLater(4.9));
  await expect(present(early)).resolves.toMatchObject({ rigId: rig.rigId });
  backend.setTime(minutesLater(5));
  await expect(present(late)).rejects.toMatchObject({ code: 'device-nonce-expired' });
});

it("refuses another rig's nonce, a forged one and none", async () => {
  const foreign = await backend.nonces.issue('rig-of-somebody-else');
  const forger = createDeviceNonces('another secret of the same length or so', backend);
  for (const nonce of [foreign, await forger.issue(rig.rigId), '', 'x.y.z']) {
    await expect(present(await sign({ nonce }))).rejects.toMatchObject({ code: 'device-nonce-invalid' });
  }
});

it('refuses another key, another path and another method', async () => {
  const { privateKey } = await createDeviceKey();
  const refused = { code: 'device-proof-invalid' };
  await expect(present(await sign({}, privateKey))).rejects.toMatchObject(refused);
  await expect(present(await sign({}), '/api/rig/ticket')).rejects.toMatchObject(refused);
  await expect(present(await sign({}), path, 'POST')).rejects.toMatchObject(refused);
});

it('refuses a proof without a signature, whatever it says of its algorithm', async () => {
  const proof = { rigId: rig.rigId, nonce: await backend.nonces.issue(rig.rigId), method: 'GET', path };
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  for (const header of [{ alg: 'none' }, { alg: 'HS256' }, { alg: 'ES256' }]) {
    const authorization = `Device ${encode(header)}.${encode(proof)}.`;
    await expect(present({ authorization })).rejects.toMatchObject({ code: 'device-proof-invalid' });
  }
});

it.each([
  [{}, 'device-proof-missing'],
  [{ authorization: 'Bearer abc' }, 'device-proof-missing'],
  [{ authorization: 'Device ' }, 'device-proof-missing'],
  [{ authorization: 'Device nonsense' }, 'device-proof-invalid'],
  [{ authorization: 'Device a.bnVsbA.c' }, 'device-proof-invalid'],
])('refuses %j as %s', async (headers, code) => {
  await expect(present(headers)).rejects.toMatchObject({ code });
});

it('does not know a rig that was never paired', async () => {
  await expect(present(await sign({ rigId: 'nobody' }))).rejects.toMatchObject({ code: 'rig-unknown' });
});

it('tells a revoked rig so, and only its own key', async () => {
  const stolen = await pairTestRig(backend, 'theatre-1');
  await revokeRig(backend.database, stolen.rigId, start);
  await expect(present(await stolen.prove('GET', path))).rejects.toMatchObject({ code: 'rig-revoked' });
  const otherKey = await sign({ rigId: stolen.rigId });
  await expect(present(otherKey)).rejects.toMatchObject({ code: 'device-proof-invalid' });
});
