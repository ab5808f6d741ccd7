import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ApiRefusal } from '../../shared/api/api-error-codes.ts';
import { authEndpoints } from '../auth-endpoints.ts';
import { drawGuestSecret } from '../guest.ts';
import { drawPairingCode } from '../pairing-codes.ts';
import { answerAuth } from '../routes/answer-auth.ts';
import { createDeviceKey, publicUrl } from '../test-backend.ts';
import { type Asker, askers, routeAccess } from './access-table.ts';
import { openWorld, type World } from './test-world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Sent {
  readonly params?: Record<string, string>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}
type Prepare = (relation: string, asker: Asker) => Promise<Sent>;

const theatreOf = (relation: string) => (relation.includes('another') ? 'theatre-3' : 'theatre-1');
const siteOf = (relation: string) => (relation.includes('another') ? 'site-2' : 'site-1');
const named = { nameZh: '测试', nameEn: 'Test' };
const site = { ...named, timeZone: 'Asia/Shanghai' };
const person = { familyName: '测', givenName: '试', latinName: 'Test', role: 'pharmacist', siteId: 'site-1' } as const;
const departments = { departmentZh: '药学部', departmentEn: 'Pharmacy' };
const planBody = (theatreId: string) => ({
  theatreId,
  titleZh: '测试手术',
  titleEn: 'Test operation',
  surgeonName: '陈立',
  day: '2026-03-13',
  startsAt: '09:00',
  endsAt: '10:00',
  patient: { familyName: '王', givenName: '虚构', sex: 'female', birthDate: '1970-02-28', fictional: true },
  people: [{ userId: 'specialist', part: 'lead' }],
});

const nothing: Prepare = async () => ({});
const aTheatre: Prepare = async (relation) => ({ params: { theatreId: theatreOf(relation) }, body: named });
const aPlan: Prepare = async (relation) => {
  const consultationId = await world.addConsultation(theatreOf(relation));
  return { params: { consultationId }, body: planBody(theatreOf(relation)) };
};
const aPerson: Prepare = async () => ({
  params: { userId: await world.addPerson() },
  body: { ...person, ...departments },
});
const ownSession: Prepare = async (_relation, asker) => ({ params: { sessionId: await world.sessionOf(asker) } });
const aCode: Prepare = async (relation) => {
  const code = relation.includes('guessed') ? drawGuestSecret() : (await world.invite('theatre-1')).code;
  return { body: { code }, headers: { cookie: 'scrubline-cookies=1' } };
};

/** For each route a request that is right in everything but who sends it. */
const prepare: Readonly<Record<string, Prepare>> = {
  'POST /api/account/sessions/[sessionId]/end': async (relation, asker) => {
    if (relation === 'their own') return ownSession(relation, asker);
    await world.sessionOf(asker);
    const other = asker === 'observer' ? 'specialist' : 'observer';
    return { params: { sessionId: await world.sessionOf(other) } };
  },
  'POST /api/account/sessions/end-others': ownSession,
  'GET /api/audit/export': nothing,
  'POST /api/audit/verify': nothing,
  'POST /api/consultations': async (relation) => ({ body: planBody(theatreOf(relation)) }),
  'POST /api/consultations/[consultationId]': aPlan,
  'POST /api/consultations/[consultationId]/cancel': aPlan,
  'POST /api/consultations/[consultationId]/invitations': async (relation, asker) => ({
    ...(await aPlan(relation, asker)),
    body: { guestName: '来宾', part: 'adviser', validForHours: 2 },
  }),
  'POST /api/consultations/[consultationId]/ticket': async (relation, asker) => {
    const people = relation === 'named for it' ? [asker === 'specialist' ? 'specialist' : 'observer', asker] : [];
    const named = [...new Set(people)].filter((one) => !['anonymous', 'guest', 'rig'].includes(one));
    const consultationId = relation.includes('invited')
      ? world.guestsConsultation
      : await world.addConsultation('theatre-1', named);
    return { params: { consultationId } };
  },
  'GET /api/health': nothing,
  'POST /api/invitations/[invitationId]/revoke': async (relation) => ({
    params: { invitationId: (await world.invite(theatreOf(relation))).invitationId },
  }),
  'POST /api/invitations/accept': aCode,
  'POST /api/invitations/look': aCode,
  'POST /api/people': async (_relation, asker) => ({
    body: { ...person, ...departments, email: `new-${asker}@scrubline.example` },
  }),
  'POST /api/people/[userId]': aPerson,
  'POST /api/people/[userId]/deactivate': aPerson,
  'POST /api/people/[userId]/password': aPerson,
  'POST /api/people/[userId]/reactivate': async (relation, asker) => {
    const sent = await aPerson(relation, asker);
    await world.deactivate(sent.params?.userId ?? '');
    return sent;
  },
  'POST /api/people/[userId]/second-factor/reset': aPerson,
  'POST /api/rig/challenge': async () => ({ body: { rigId: world.rig.rigId } }),
  'POST /api/rig/pair': async (relation) => {
    const { code } = await drawPairingCode(world.backend, 'theatre-2', 60_000);
    const { publicKey } = await createDeviceKey();
    const guessed = code === '00000000' ? '00000001' : '00000000';
    return { body: { code: relation.includes('guessed') ? guessed : code, publicKey } };
  },
  'POST /api/rig/ticket': async (relation, asker) => ({
    body: { consultationId: await world.addConsultation(theatreOf(relation)), as: 'rig' },
    ...(relation.includes('ended') &&
      asker === 'rig' && { headers: await world.revokedRig('POST', '/api/rig/ticket') }),
  }),
  'GET /api/rig/today': async (relation, asker) =>
    relation.includes('ended') && asker === 'rig' ? { headers: await world.revokedRig('GET', '/api/rig/today') } : {},
  'POST /api/rigs/[rigId]/revoke': async (relation) => ({ params: { rigId: await world.addRig(theatreOf(relation)) } }),
  'GET /api/session': ownSession,
  'POST /api/session/end': async (relation, asker) => ({
    ...(await ownSession(relation, asker)),
    body: { because: 'idle' },
  }),
  'POST /api/session/keep': ownSession,
  'POST /api/sites': async () => ({ body: site }),
  'POST /api/sites/[siteId]': async () => ({ params: { siteId: 'site-2' }, body: site }),
  'POST /api/sites/[siteId]/theatres': async (relation) => ({ params: { siteId: siteOf(relation) }, body: named }),
  'POST /api/theatres/[theatreId]': aTheatre,
  'POST /api/theatres/[theatreId]/pairing-codes': aTheatre,
};

async function outcomeOf(response: Response): Promise<string> {
  if (response.ok) {
    await response.body?.cancel();
    return 'yes';
  }
  return ApiRefusal.parse(await response.json()).code;
}

const app = join(import.meta.dirname, '../../app');
const cases = Object.entries(routeAccess).flatMap(([route, access]) =>
  Object.entries(access).flatMap(([relation, row]) =>
    askers.map((asker) => ({ route, relation, asker, expected: row[asker] })),
  ),
);

it.each(cases)('$route, $relation: $asker gets $expected', async ({ route, relation, asker, expected }) => {
  const [method, path = ''] = route.split(' ');
  const verb = method === 'GET' ? 'GET' : 'POST';
  const sent = (await prepare[route]?.(relation, asker)) ?? {};
  const own = await world.headersOf(asker, verb, path);
  const cookie = [own.cookie, sent.headers?.cookie].filter(Boolean).join('; ');
  const request = new Request(`${publicUrl}${path}`, {
    method: verb,
    headers: { ...own, ...sent.headers, cookie },
    ...(verb === 'POST' && { body: JSON.stringify(sent.body) ?? null }),
  });
  const handlers = await import(join(app, path, 'route.ts'));
  const response = await handlers[verb](request, { params: Promise.resolve(sent.params ?? {}) });
  expect(await outcomeOf(response)).toBe(expected);
});

/** Who may use better-auth's routes: everybody the first ones, with what proves them; the others whoever is in. */
const forEverybody = new Set([
  '/sign-in/email',
  '/two-factor/verify-totp',
  '/two-factor/verify-backup-code',
  '/passkey/generate-authenticate-options',
  '/passkey/verify-authentication',
]);
const bodies: Readonly<Record<string, unknown>> = {
  '/change-password': { currentPassword: 'x', newPassword: 'long enough now', revokeOtherSessions: true },
  '/two-factor/enable': { password: 'x' },
  '/two-factor/disable': { password: 'x' },
  '/two-factor/generate-backup-codes': { password: 'x' },
  '/passkey/verify-registration': { response: {} },
  '/passkey/update-passkey': { id: 'x', name: 'x' },
  '/passkey/delete-passkey': { id: 'x' },
  '/sign-out': {},
};
const inside = Object.keys(authEndpoints).filter((path) => !forEverybody.has(path));

it.each(inside.flatMap((path) => (['anonymous', 'guest', 'rig'] as const).map((asker) => ({ path, asker }))))(
  '/api/auth$path is not for $asker',
  async ({ path, asker }) => {
    const { method = 'GET' } = authEndpoints[path] ?? {};
    const headers = { 'content-type': 'application/json', ...(await world.headersOf(asker, method, path)) };
    const body = method === 'POST' ? JSON.stringify(bodies[path]) : null;
    const request = new Request(`${publicUrl}/api/auth${path}`, { method, headers, body });
    expect(await outcomeOf(await answerAuth(world.backend, request))).toBe('not-signed-in');
  },
);
