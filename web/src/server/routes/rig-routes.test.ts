import { TicketClaims } from '@scrubline/contract';
import { testPatientName } from '@scrubline/database/test-network';
import { jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { drawPairingCode } from '../pairing-codes.ts';
import {
  ask,
  createDeviceKey,
  openTestBackend,
  pairTestRig,
  signalingUrl,
  type TestBackend,
  type TestRig,
} from '../test-backend.ts';
import { challengeRig } from './challenge-rig.ts';
import { listRigToday } from './list-rig-today.ts';
import { mintRigTicket } from './mint-rig-ticket.ts';
import { pairRigByCode } from './pair-rig.ts';

const now = new Date('2026-03-12T02:00:00Z');
const at = (time: string) => new Date(`2026-03-12T${time}:00Z`);
let backend: TestBackend;
let rig: TestRig;

beforeAll(async () => {
  backend = await openTestBackend(now);
  const add = backend.network.addConsultation;
  await add({ id: 'own', startsAt: at('01:50'), endsAt: at('05:00'), startedAt: at('01:50') });
  await add({ id: 'over', startsAt: at('00:10'), endsAt: at('01:00'), endedAt: at('00:50') });
  await add({ id: 'next-door', startsAt: at('03:00'), endsAt: at('05:00'), theatreId: 'theatre-2' });
  await add({ id: 'tomorrow', startsAt: at('23:00'), endsAt: at('23:30') });
  rig = await pairTestRig(backend, 'theatre-1');
});
afterAll(() => backend.close());
beforeEach(() => backend.setTime(now));

const pair = async (code: string, address = 'desk') => {
  const { publicKey } = await createDeviceKey();
  return ask(backend, pairRigByCode, { body: { code, publicKey }, headers: { 'x-client-address': address } });
};

it('pairs with a code as it is shown, once', async () => {
  const { code } = await drawPairingCode(backend, 'theatre-1', 60_000);
  expect((await pair(`${code.slice(0, 4)} ${code.slice(4)}`)).status).toBe(200);
  expect(await pair(code)).toEqual({ status: 400, value: { code: 'pairing-code-invalid' } });
});

it('refuses an expired code', async () => {
  const { code, expiresAt } = await drawPairingCode(backend, 'theatre-1', 60_000);
  backend.setTime(expiresAt);
  expect((await pair(code)).value).toEqual({ code: 'pairing-code-invalid' });
});

it('stops an address after ten wrong codes, even with the right one, and no other address', async () => {
  const { code } = await drawPairingCode(backend, 'theatre-1', 60_000);
  const wrong = code === '00000000' ? '00000001' : '00000000';
  const guesses = await Promise.all(Array.from({ length: 12 }, () => pair(wrong, 'guesser')));
  expect(guesses.filter(({ value }) => value.code === 'pairing-code-invalid')).toHaveLength(10);
  expect(guesses.filter(({ status }) => status === 429)).toHaveLength(2);
  expect((await pair(code, 'guesser')).value).toEqual({ code: 'too-many-tries' });
  expect((await pair(code, 'nurse')).status).toBe(200);
});

it('stops everybody after a hundred wrong codes in a minute, from however many addresses', async () => {
  const attacked = await openTestBackend(now);
  onTestFinished(() => attacked.close());
  const { publicKey } = await createDeviceKey();
  const { code } = await drawPairingCode(attacked, 'theatre-1', 60_000);
  const wrong = code === '00000000' ? '00000001' : '00000000';
  const guess = (sent: string, address: string) =>
    ask(attacked, pairRigByCode, { body: { code: sent, publicKey }, headers: { 'x-client-address': address } });
  const ofOneNetwork = await Promise.all(Array.from({ length: 12 }, (_, nth) => guess(wrong, `2001:db8:0:1::${nth}`)));
  expect(ofOneNetwork.filter(({ status }) => status === 429)).toHaveLength(2);
  const ofMany = await Promise.all(Array.from({ length: 95 }, (_, nth) => guess(wrong, `2001:db8:1:${nth}::1`)));
  expect(ofMany.filter(({ status }) => status === 429)).toHaveLength(5);
  expect((await guess(code, '2001:db8:2::1')).value).toEqual({ code: 'too-many-tries' });
});

it('does not count right codes', async () => {
  for (let pairing = 0; pairing < 11; pairing += 1) {
    const { code } = await drawPairingCode(backend, 'theatre-2', 60_000);
    expect((await pair(code, 'installer')).status).toBe(200);
  }
});

it('refuses keys that are not P-256 public keys', async () => {
  const { publicKey } = await createDeviceKey();
  for (const wrong of [{ ...publicKey, crv: 'P-384' }, { ...publicKey, x: 'short' }, null, { kty: 'oct', k: 'x' }]) {
    const { value } = await ask(backend, pairRigByCode, { body: { code: '12345678', publicKey: wrong } });
    expect(value).toEqual({ code: 'body-invalid' });
  }
});

it('shows a rig its own theatre today, with masked patients', async () => {
  const headers = await rig.prove('GET', '/api/rig/today');
  const { value } = await ask(backend, listRigToday, { method: 'GET', path: '/api/rig/today', headers });
  expect(value).toMatchObject({ site: { zh: '测试一院' }, theatre: { en: 'Theatre 1' }, timeZone: 'Asia/Shanghai' });
  expect(value.consultations.map((entry: { consultationId: string }) => entry.consultationId)).toEqual(['over', 'own']);
  expect(value.consultations[1]).toEqual({
    consultationId: 'own',
    title: { zh: '测试手术', en: 'Test operation' },
    startsAt: '2026-03-12T01:50:00.000Z',
    endsAt: '2026-03-12T05:00:00.000Z',
    startedAt: '2026-03-12T01:50:00.000Z',
    endedAt: null,
    surgeonName: '陈立',
    demonstration: true,
    patient: { nameMasked: '欧阳**栋', sex: 'male', ageYears: 62 },
  });
  expect(JSON.stringify(value)).not.toContain(testPatientName.givenName);
});

const askTicket = async (consultationId: string, as: string) => {
  const path = '/api/rig/ticket';
  const headers = await rig.prove('POST', path);
  return ask(backend, mintRigTicket, { path, headers, body: { consultationId, as } });
};

it.each([
  ['rig', '', 'publish:endoscope'],
  ['theatre-screen', 'screen-', 'admit'],
])('mints a ticket for the %s', async (as, prefix, permission) => {
  const { status, value } = await askTicket('own', as);
  expect(status).toBe(200);
  expect(value).toMatchObject({ signalingUrl, participantId: `${prefix}${rig.rigId}` });
  const { payload } = await jwtVerify(value.ticket, backend.ticketPublicKey, { currentDate: now });
  const claims = TicketClaims.parse(payload);
  expect(claims).toMatchObject({ roomId: 'own', participantId: value.participantId, role: as, admission: 'direct' });
  expect(claims.displayName).toBe('测试一院 1 号手术间');
  expect(claims.permissions).toContain(permission);
});

it('lets an operation begin with the first ticket of the rig, not of a screen', async () => {
  await backend.network.addConsultation({ id: 'first', startsAt: at('05:00'), endsAt: at('06:00') });
  const startedAt = async () => {
    const headers = await rig.prove('GET', '/api/rig/today');
    const { value } = await ask(backend, listRigToday, { method: 'GET', path: '/api/rig/today', headers });
    const listed: { consultationId: string; startedAt: string | null }[] = value.consultations;
    return listed.find(({ consultationId }) => consultationId === 'first')?.startedAt;
  };
  await askTicket('first', 'theatre-screen');
  expect(await startedAt()).toBeNull();
  await askTicket('first', 'rig');
  backend.setTime(at('02:01'));
  await askTicket('first', 'rig');
  expect(await startedAt()).toBe(now.toISOString());
});

it.each([
  ['next-door', 'rig', 404, 'not-found'],
  ['nowhere', 'rig', 404, 'not-found'],
  ['over', 'rig', 409, 'consultation-ended'],
  ['own', 'specialist', 400, 'body-invalid'],
])('mints none for %s as %s', async (consultationId, as, status, code) => {
  expect(await askTicket(consultationId, as)).toEqual({ status, value: { code } });
});

it('uses a proof up also when it mints none', async () => {
  const path = '/api/rig/ticket';
  const headers = await rig.prove('POST', path);
  const askWith = (consultationId: string) =>
    ask(backend, mintRigTicket, { path, headers, body: { consultationId, as: 'rig' } });
  expect((await askWith('nowhere')).value).toEqual({ code: 'not-found' });
  expect((await askWith('own')).value).toEqual({ code: 'device-nonce-used' });
});

it('challenges any rig that asks, and mints nothing without a proof', async () => {
  const { value } = await ask(backend, challengeRig, { body: { rigId: rig.rigId } });
  await expect(backend.nonces.verify(value.nonce, rig.rigId)).resolves.toHaveProperty('jti');
  const body = { consultationId: 'own', as: 'rig' };
  expect((await ask(backend, mintRigTicket, { body })).value).toEqual({ code: 'device-proof-missing' });
  const { value: refusal } = await ask(backend, listRigToday, { method: 'GET' });
  expect(refusal).toEqual({ code: 'device-proof-missing' });
});
