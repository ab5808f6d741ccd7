import { TicketClaims } from '@scrubline/contract';
import { findPerson, findRig, type StaffRole, staffRoles } from '@scrubline/database';
import { testPatientName } from '@scrubline/database/test-network';
import { jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { labelOfRig } from '../../shared/api/rig-label.ts';
import { listDay, loadConsultation } from '../day.ts';
import { ask, openTestBackend, pairTestRig, signInAs, type TestBackend } from '../test-backend.ts';
import { listTheatres } from '../theatres.ts';
import { createPairingCode } from './create-pairing-code.ts';
import { mintConsultationTicket } from './mint-consultation-ticket.ts';
import { revokeRigAccess } from './revoke-rig.ts';

const now = new Date('2026-03-12T02:00:00Z');
const at = (time: string) => new Date(`2026-03-12T${time}:00Z`);
let backend: TestBackend;
const cookies = new Map<string, string>();

beforeAll(async () => {
  backend = await openTestBackend(now);
  for (const role of staffRoles) cookies.set(role, await signInAs(backend, role, role));
  cookies.set('colleague', await signInAs(backend, 'colleague', 'specialist'));
  const people = staffRoles.map((role) => ({
    userId: role,
    part: role === 'specialist' ? ('lead' as const) : ('observer' as const),
  }));
  const running = { startsAt: at('01:50'), endsAt: at('05:00') };
  const add = backend.network.addConsultation;
  await add({ id: 'everybody', ...running, people });
  await add({ id: 'colleagues', ...running, people: [{ userId: 'colleague', part: 'lead' }] });
  await add({ id: 'over', ...running, endedAt: at('01:55'), people });
  await add({ id: 'visit', ...running, kind: 'visit', people });
});
afterAll(() => backend.close());

const as = (who: string | null): { headers: Record<string, string> } => ({
  headers: who ? { cookie: cookies.get(who) ?? '' } : {},
});
const askTicket = (who: string | null, consultationId: string) =>
  ask(backend, mintConsultationTicket, { params: { consultationId }, ...as(who) });

const rights: Record<StaffRole | 'nobody', { ticket: number; pairingCode: number; revoke: number }> = {
  specialist: { ticket: 200, pairingCode: 403, revoke: 403 },
  observer: { ticket: 200, pairingCode: 403, revoke: 403 },
  'assistant-doctor': { ticket: 403, pairingCode: 403, revoke: 403 },
  pharmacist: { ticket: 403, pairingCode: 403, revoke: 403 },
  coordinator: { ticket: 403, pairingCode: 200, revoke: 200 },
  administrator: { ticket: 403, pairingCode: 200, revoke: 200 },
  nobody: { ticket: 401, pairingCode: 401, revoke: 401 },
};

it.each(Object.entries(rights))('answers %s as the table of rights says', async (who, expected) => {
  const rig = await pairTestRig(backend, 'theatre-2');
  const person = as(who === 'nobody' ? null : who);
  const pairing = await ask(backend, createPairingCode, { params: { theatreId: 'theatre-1' }, ...person });
  const revoking = await ask(backend, revokeRigAccess, { params: { rigId: rig.rigId }, ...person });
  const ticket = await ask(backend, mintConsultationTicket, { params: { consultationId: 'everybody' }, ...person });
  expect({ ticket: ticket.status, pairingCode: pairing.status, revoke: revoking.status }).toEqual(expected);
  const stillPaired = (await findRig(backend.database, rig.rigId))?.revokedAt === null;
  expect(stillPaired).toBe(expected.revoke !== 200);
});

it('mints the lead specialist a ticket for the room of the consultation', async () => {
  const { value } = await askTicket('specialist', 'everybody');
  const { payload } = await jwtVerify(value.ticket, backend.ticketPublicKey, { currentDate: now });
  expect(TicketClaims.parse(payload)).toEqual({
    roomId: 'everybody',
    participantId: 'specialist',
    role: 'specialist',
    displayName: '测specialist',
    permissions: ['publish:face', 'publish:screen', 'speak', 'annotate', 'point'],
    admission: 'direct',
  });
});

it('mints an observer a ticket that allows nothing and asks to be let in', async () => {
  const { value } = await askTicket('observer', 'everybody');
  const { payload } = await jwtVerify(value.ticket, backend.ticketPublicKey, { currentDate: now });
  expect(payload).toMatchObject({ role: 'observer', permissions: [], admission: 'ask' });
});

it.each([
  ['specialist', 'colleagues', 404, 'not-found'],
  ['administrator', 'colleagues', 404, 'not-found'],
  ['specialist', 'nowhere', 404, 'not-found'],
  ['specialist', 'visit', 404, 'not-found'],
  ['specialist', 'over', 409, 'consultation-ended'],
  ['specialist', 'no id\u0000', 404, 'not-found'],
])('tells a %s nothing more about "%s" than %d', async (who, consultationId, status, code) => {
  expect(await askTicket(who, consultationId)).toEqual({ status, value: { code } });
});

it("does not let a coordinator touch another site's theatre or rig", async () => {
  const { rigId } = await pairTestRig(backend, 'theatre-3');
  const refused = { status: 404, value: { code: 'not-found' } };
  const coordinator = as('coordinator');
  expect(await ask(backend, createPairingCode, { params: { theatreId: 'theatre-3' }, ...coordinator })).toEqual(
    refused,
  );
  expect(await ask(backend, revokeRigAccess, { params: { rigId }, ...coordinator })).toEqual(refused);
  expect((await findRig(backend.database, rigId))?.revokedAt).toBeNull();
});

it('draws eight digits for ten minutes, for theatres that are there', async () => {
  const draw = (theatreId: string) => ask(backend, createPairingCode, { params: { theatreId }, ...as('coordinator') });
  expect((await draw('theatre-1')).value).toEqual({
    code: expect.stringMatching(/^\d{8}$/),
    expiresAt: '2026-03-12T02:10:00.000Z',
  });
  expect((await draw('theatre-9')).value).toEqual({ code: 'not-found' });
});

const personOf = async (userId: string) => {
  const person = await findPerson(backend.database, userId);
  if (!person) throw new Error(userId);
  return person;
};

it('shows each person their own day, and observers no patient', async () => {
  const day = async (userId: string) => listDay(await personOf(userId), now, backend);
  const ids = async (userId: string) => (await day(userId)).map((entry) => entry.consultationId);
  expect(await ids('specialist')).toEqual(['everybody', 'over', 'visit']);
  expect(await ids('colleague')).toEqual(['colleagues']);
  const patients = (await day('observer')).map((entry) => entry.patient);
  expect(patients).toEqual([null, null, null]);
  expect(JSON.stringify(await day('specialist'))).not.toContain(testPatientName.givenName);
  expect(await loadConsultation(await personOf('specialist'), 'colleagues', backend)).toBeNull();
  expect(await loadConsultation(await personOf('observer'), 'everybody', backend)).toMatchObject({ patient: null });
});

it('lists theatres with labelled rigs for those who keep them, and nothing for others', async () => {
  const { rigId } = await pairTestRig(backend, 'theatre-3');
  const listed = await listTheatres(await personOf('administrator'), backend);
  const theatre = listed.flatMap((site) => site.theatres).find(({ theatreId }) => theatreId === 'theatre-3');
  expect(theatre?.rigs).toContainEqual({ rigId, label: labelOfRig(rigId), pairedAt: now, revokedAt: null });
  const ofCoordinator = await listTheatres(await personOf('coordinator'), backend);
  expect(ofCoordinator.map(({ siteId }) => siteId)).toEqual(['site-1']);
  expect(await listTheatres(await personOf('specialist'), backend)).toEqual([]);
});
