import { TicketClaims } from '@scrubline/contract';
import { type AccessEnd, endConsultation, listenForAccessEnds, listInvitations, staffRoles } from '@scrubline/database';
import { testPatientName } from '@scrubline/database/test-network';
import { jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiRoute, answerRoute } from '../api-route.ts';
import { clientAddressHeader } from '../client-address.ts';
import { findGuest } from '../guest.ts';
import { type Asking, ask, openTestBackend, publicUrl, signInAs, type TestBackend } from '../test-backend.ts';
import { acceptGuestInvitation } from './accept-invitation.ts';
import { cancelPlan } from './cancel-consultation.ts';
import { inviteGuest } from './invite-guest.ts';
import { lookAtInvitation } from './look-at-invitation.ts';
import { mintConsultationTicket } from './mint-consultation-ticket.ts';
import { revokeGuestInvitation } from './revoke-invitation.ts';

const now = new Date('2026-03-12T02:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 60 * 60_000);
let backend: TestBackend;
const cookies = new Map<string, string>();
const ended: AccessEnd[] = [];
let listener: ReturnType<typeof listenForAccessEnds>;

beforeAll(async () => {
  backend = await openTestBackend(now);
  for (const role of staffRoles) cookies.set(role, await signInAs(backend, role, role));
  const span = { startsAt: now, endsAt: later(3) };
  const people = [{ userId: 'specialist', part: 'lead' as const }];
  for (const id of ['running', 'other', 'to-end', 'to-cancel'])
    await backend.network.addConsultation({ id, ...span, people });
  await backend.network.addConsultation({ id: 'elsewhere', ...span, theatreId: 'theatre-3' });
  listener = listenForAccessEnds(backend.network.databaseUrl, (end) => ended.push(end));
  await listener.listening;
});
afterAll(async () => {
  await listener.close();
  await backend.close();
});

const as = (who: string, more: Asking = {}): Asking => ({ ...more, headers: { cookie: cookies.get(who) ?? '' } });
const adviser = { guestName: '来宾教授', part: 'adviser', validForHours: 24 } as const;
const invite = (who: string, consultationId: string, more: object = {}) =>
  ask(backend, inviteGuest, as(who, { params: { consultationId }, body: { ...adviser, ...more } }));
const revoke = (who: string, invitationId: string) =>
  ask(backend, revokeGuestInvitation, as(who, { params: { invitationId } }));

interface Given {
  readonly invitationId: string;
  readonly code: string;
}
async function given(consultationId = 'running', more: object = {}): Promise<Given> {
  const { value } = await invite('coordinator', consultationId, more);
  return { invitationId: value.invitationId, code: new URL(value.link).hash.slice(1) };
}

/** A browser without an account: it keeps the cookies that it is given. */
function openBrowser({ keepsCookies = true } = {}) {
  const jar = new Map<string, string>();
  const send = async <Body, Reply, Params>(route: ApiRoute<Body, Reply, Params>, body?: unknown, params?: object) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { origin: publicUrl, cookie };
    const request = new Request(`${publicUrl}/api/x`, { method: 'POST', headers, body: JSON.stringify(body) });
    const response = await answerRoute(route, backend, request, params);
    const set = response.headers.getSetCookie();
    for (const line of keepsCookies ? set : []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    return { status: response.status, value: await response.json(), set };
  };
  return {
    look: (code: string) => send(lookAtInvitation, { code }),
    accept: (code: string) => send(acceptGuestInvitation, { code }),
    ticket: (consultationId: string) => send(mintConsultationTicket, undefined, { consultationId }),
    headers: () => new Headers({ cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }),
  };
}
async function enteredBrowser(code: string) {
  const browser = openBrowser();
  await browser.look(code);
  expect((await browser.accept(code)).status).toBe(200);
  return browser;
}
const claimsOf = async (ticket: string) =>
  TicketClaims.parse(
    (await jwtVerify(ticket, backend.ticketPublicKey, { currentDate: new Date(backend.now()) })).payload,
  );

it.each([...staffRoles, 'nobody'])('lets a %s invite and revoke only where they keep the theatre', async (who) => {
  const { invitationId } = await given();
  const { value } = await invite('administrator', 'elsewhere');
  const answers = [await invite(who, 'running'), await invite(who, 'elsewhere')];
  answers.push(await revoke(who, invitationId), await revoke(who, value.invitationId), await revoke(who, 'no-such'));
  const expected: Record<string, number[]> = {
    administrator: [200, 200, 200, 200, 404],
    coordinator: [200, 404, 200, 404, 404],
    nobody: [401, 401, 401, 401, 401],
  };
  expect(answers.map(({ status }) => status)).toEqual(expected[who] ?? [403, 403, 403, 403, 403]);
});

it('keeps only a hash of the code, which stands in the fragment of the link', async () => {
  const { value } = await invite('coordinator', 'other');
  const { origin, pathname, search, hash } = new URL(value.link);
  expect([origin, pathname, search, hash.length]).toEqual([publicUrl, '/invite', '', 44]);
  const kept = JSON.stringify(await listInvitations(backend.database, 'other'));
  expect(kept).not.toContain(hash.slice(1));
});

it.each([
  ['nobody', { guestName: ' ' }],
  ['more than a name', { guestName: 'x'.repeat(61) }],
  ['a lead', { part: 'lead' }],
  ['for ever', { validForHours: 10_000 }],
])('does not invite %s', async (_whom, more) => {
  expect(await invite('coordinator', 'running', more)).toEqual({ status: 400, value: { code: 'body-invalid' } });
});

it('says what an invitation is for, without the patient, and is not used up by being looked at', async () => {
  const { code } = await given();
  for (let visit = 0; visit < 3; visit += 1) {
    const { status, value } = await openBrowser().look(code);
    expect(status).toBe(200);
    expect(value).toEqual({
      consultationId: 'running',
      title: { zh: '测试手术', en: 'Test operation' },
      site: { zh: '测试一院', en: 'Test 1' },
      theatre: { zh: '1 号手术间', en: 'Theatre 1' },
      timeZone: 'Asia/Shanghai',
      startsAt: now.toISOString(),
      endsAt: later(3).toISOString(),
      surgeonName: '陈立',
      demonstration: true,
      invitedBy: { name: { zh: '测coordinator', en: 'Test coordinator' }, site: { zh: '测试一院', en: 'Test 1' } },
      guestName: '来宾教授',
      part: 'adviser',
    });
    expect(JSON.stringify(value)).not.toContain(testPatientName.familyName);
  }
});

it('lets the guest ask to come in to the one room, with the fewest rights', async () => {
  const { code, invitationId } = await given();
  const browser = await enteredBrowser(code);
  const { status, value } = await browser.ticket('running');
  expect(status).toBe(200);
  expect(await claimsOf(value.ticket)).toEqual({
    roomId: 'running',
    participantId: `guest-${invitationId}`,
    role: 'specialist',
    displayName: '来宾教授',
    permissions: ['publish:face', 'speak'],
    admission: 'ask',
  });
  for (const room of ['other', 'elsewhere', 'no-such']) {
    expect(await browser.ticket(room)).toMatchObject({ status: 410, value: { code: 'invitation-ended' } });
  }
  const watching = await given('running', { part: 'observer' });
  const observer = await (await enteredBrowser(watching.code)).ticket('running');
  expect(await claimsOf(observer.value.ticket)).toMatchObject({ role: 'observer', permissions: [], admission: 'ask' });
});

it('gives a cookie that scripts, other sites and plain lines do not get', async () => {
  const { code } = await given();
  const browser = openBrowser();
  await browser.look(code);
  const { set } = await browser.accept(code);
  expect(set).toHaveLength(1);
  expect(set[0]).toMatch(/^scrubline-guest=[\w-]{43}; Path=\/; Expires=.*GMT; HttpOnly; SameSite=Lax; Secure$/);
});

it('is accepted by one of many who press at the same moment', async () => {
  const { code } = await given();
  const browsers = Array.from({ length: 8 }, () => openBrowser());
  await Promise.all(browsers.map((browser) => browser.look(code)));
  const answers = await Promise.all(browsers.map((browser) => browser.accept(code)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(7).fill(409)]);
  const inside = await Promise.all(browsers.map((browser) => browser.ticket('running')));
  expect(inside.filter(({ status }) => status === 200)).toHaveLength(1);
});

it('tells a second device that the link was used, and takes the first one straight back in', async () => {
  const { code } = await given();
  const first = await enteredBrowser(code);
  const second = openBrowser();
  expect(await second.look(code)).toMatchObject({ status: 409, value: { code: 'invitation-used' } });
  expect(await second.accept(code)).toMatchObject({ status: 400, value: { code: 'cookies-off' } });
  expect((await first.look(code)).status).toBe(200);
  expect(await first.accept(code)).toMatchObject({ status: 200, value: { consultationId: 'running' }, set: [] });
  expect((await first.ticket('running')).status).toBe(200);
});

it('is not used up by a browser that keeps no cookies', async () => {
  const { code } = await given();
  const forgetful = openBrowser({ keepsCookies: false });
  await forgetful.look(code);
  expect(await forgetful.accept(code)).toMatchObject({ status: 400, value: { code: 'cookies-off' } });
  await enteredBrowser(code);
});

it('ends when it is revoked, also for a guest who is inside', async () => {
  const { code, invitationId } = await given();
  const unused = await given();
  const browser = await enteredBrowser(code);
  await revoke('coordinator', invitationId);
  await revoke('coordinator', unused.invitationId);
  await expect
    .poll(() => ended)
    .toContainEqual(expect.objectContaining({ participantId: `guest-${invitationId}`, reason: 'access-ended' }));
  expect(await browser.ticket('running')).toMatchObject({ status: 410, value: { code: 'invitation-ended' } });
  expect(await findGuest(backend, browser.headers())).toBeNull();
  expect(await openBrowser().look(unused.code)).toMatchObject({ status: 410, value: { code: 'invitation-revoked' } });
});

it('ends with its consultation, over or called off', async () => {
  const guests = await Promise.all([given('to-end'), given('to-cancel')]);
  const inside = await given('to-end').then(({ code }) => enteredBrowser(code));
  await endConsultation(backend.database, { consultationId: 'to-end', endedAt: now });
  await ask(backend, cancelPlan, as('coordinator', { params: { consultationId: 'to-cancel' } }));
  for (const { code } of guests) {
    expect(await openBrowser().look(code)).toMatchObject({ status: 409, value: { code: 'consultation-ended' } });
  }
  expect(await inside.ticket('to-end')).toMatchObject({ status: 410, value: { code: 'invitation-ended' } });
  expect((await invite('coordinator', 'to-end')).value).toEqual({ code: 'consultation-ended' });
});

it('expires: the link when it is not accepted in time, the cookie half a day after the planned end', async () => {
  const { code } = await given('running', { validForHours: 2 });
  const browser = await given('running').then((guest) => enteredBrowser(guest.code));
  backend.setTime(later(2));
  expect(await openBrowser().look(code)).toMatchObject({ status: 410, value: { code: 'invitation-expired' } });
  backend.setTime(later(14.9));
  expect((await browser.ticket('running')).status).toBe(200);
  backend.setTime(later(15));
  expect((await browser.ticket('running')).status).toBe(410);
  backend.setTime(now);
});

it('gives whoever is named their own place, though they opened a link as well', async () => {
  const { code } = await given();
  const browser = await enteredBrowser(code);
  const headers = { cookie: `${browser.headers().get('cookie')}; ${cookies.get('specialist')}` };
  const { value } = await ask(backend, mintConsultationTicket, { params: { consultationId: 'running' }, headers });
  expect(await claimsOf(value.ticket)).toMatchObject({ participantId: 'specialist', admission: 'direct' });
});

it('lets nobody guess: codes that were never given are counted by address', async () => {
  const guess = (address: string, code = 'A'.repeat(43)) =>
    ask(backend, lookAtInvitation, { body: { code }, headers: { [clientAddressHeader]: address } });
  for (let tries = 0; tries < 20; tries += 1) expect((await guess('a')).value).toEqual({ code: 'invitation-unknown' });
  expect(await guess('a')).toEqual({ status: 429, value: { code: 'too-many-tries' } });
  expect((await guess('b')).value).toEqual({ code: 'invitation-unknown' });
  expect((await guess('c', 'short')).value).toEqual({ code: 'body-invalid' });
});
