import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { endConsultation } from './consultation.ts';
import {
  acceptInvitation,
  createInvitation,
  findInvitationByCode,
  findInvitationByCookie,
  listInvitations,
  revokeInvitation,
} from './invitation.ts';
import { invitation } from './schema.ts';
import { openTestNetwork, type TestNetwork } from './test-network.ts';

let network: TestNetwork;
const at = (time: string) => new Date(`2026-03-12T${time}:00Z`);
const now = at('08:00');
beforeAll(async () => {
  network = await openTestNetwork();
  await network.addPerson('he', 'coordinator');
  for (const id of ['operation-1', 'operation-2', 'operation-3']) {
    await network.addConsultation({ id, startsAt: at('08:00'), endsAt: at('12:00') });
  }
});
afterAll(() => network.close());

const invite = async (invitationId: string, consultationId = 'operation-1') => {
  const made = {
    invitationId,
    consultationId,
    part: 'adviser',
    guestName: '周教授',
    createdBy: 'he',
    createdAt: at('07:00'),
    expiresAt: at('09:00'),
  } as const;
  await createInvitation(network.database, { ...made, codeHash: `code-${invitationId}` });
  return { ...made, acceptedAt: null, revokedAt: null };
};
const accept = (id: string, time = now, cookie = `cookie-${id}`) =>
  acceptInvitation(network.database, {
    codeHash: `code-${id}`,
    cookieHash: cookie,
    cookieExpiresAt: at('12:00'),
    now: time,
  });
const stateOf = async (id: string, time = now) =>
  (await findInvitationByCode(network.database, { codeHash: `code-${id}`, now: time }))?.state;
const byCookie = (cookieHash: string, time = now) =>
  findInvitationByCookie(network.database, { cookieHash, now: time });

it('gives exactly one of many simultaneous callers the cookie', async () => {
  const made = await invite('once');
  const tries = Array.from({ length: 10 }, (_, index) => accept('once', now, `cookie-${index}`));
  const results = await Promise.all(tries);
  const winner = results.findIndex((result) => result !== null);
  expect(results.filter((result) => result !== null)).toEqual([{ ...made, acceptedAt: now }]);
  expect(await byCookie(`cookie-${winner}`)).toEqual({ ...made, acceptedAt: now });
  expect(await byCookie(`cookie-${(winner + 1) % 10}`)).toBeNull();
  expect(await stateOf('once')).toBe('accepted');
});

it('refuses a code that is unknown or expired', async () => {
  await invite('late');
  expect(await stateOf('late')).toBe('open');
  expect(await accept('late', at('09:00'))).toBeNull();
  expect(await stateOf('late', at('09:00'))).toBe('expired');
  expect(await accept('late', at('08:59'))).not.toBeNull();
  expect(await stateOf('nobody')).toBeUndefined();
  expect(await accept('nobody')).toBeNull();
});

it('knows a cookie until it expires', async () => {
  await invite('cookie');
  await accept('cookie');
  expect(await byCookie('cookie-cookie', at('11:59'))).not.toBeNull();
  expect(await byCookie('cookie-cookie', at('12:00'))).toBeNull();
});

it('ends with its revocation, before and after it was accepted', async () => {
  await invite('revoked');
  await invite('revoked-before');
  await accept('revoked');
  for (const invitationId of ['revoked', 'revoked-before']) {
    const revoke = () => revokeInvitation(network.database, { invitationId, revokedAt: now });
    expect(await revoke()).toBe(true);
    expect(await revoke()).toBe(false);
    expect(await stateOf(invitationId)).toBe('revoked');
  }
  expect(await byCookie('cookie-revoked')).toBeNull();
  expect(await accept('revoked-before')).toBeNull();
});

it('is good for nothing once the consultation is over', async () => {
  await invite('in', 'operation-2');
  await invite('still-out', 'operation-2');
  await accept('in');
  await endConsultation(network.database, { consultationId: 'operation-2', endedAt: now });
  expect(await byCookie('cookie-in')).toBeNull();
  expect(await accept('still-out')).toBeNull();
  expect(await stateOf('still-out')).toBe('consultation-over');
});

it('lists those of one consultation without a code or a cookie', async () => {
  await invite('listed-2', 'operation-3');
  await invite('listed-1', 'operation-3');
  await accept('listed-1');
  const listed = await listInvitations(network.database, 'operation-3');
  expect(listed.map(({ invitationId }) => invitationId)).toEqual(['listed-1', 'listed-2']);
  expect(JSON.stringify(listed)).not.toMatch(/code|cookie/);
  const [row] = await network.database.select().from(invitation).where(eq(invitation.id, 'listed-1'));
  expect(row).toMatchObject({ codeHash: 'code-listed-1', cookieHash: 'cookie-listed-1' });
});
