import { randomUUID } from 'node:crypto';
import { deactivatePerson, revokeRig, schema, staffRoles } from '@scrubline/database';
import { eq } from 'drizzle-orm';
import { answerRoute } from '../api-route.ts';
import { clientAddressHeader } from '../client-address.ts';
import { acceptGuestInvitation } from '../routes/accept-invitation.ts';
import { inviteGuest } from '../routes/invite-guest.ts';
import {
  ask,
  cookiesOf,
  openTestBackend,
  pairTestRig,
  publicUrl,
  signInAs,
  type TestBackend,
  type TestRig,
} from '../test-backend.ts';
import type { Asker } from './access-table.ts';

export const worldNow = new Date('2026-03-12T02:00:00Z');
const endsAt = new Date('2026-03-12T05:00:00Z');

/** One of everybody who can ask, and fresh things for them to ask for. */
export interface World {
  readonly backend: TestBackend;
  readonly rig: TestRig;
  /** What this asker's browser or device sends along with a request of theirs. */
  headersOf(asker: Asker, method: 'GET' | 'POST', path: string): Promise<Record<string, string>>;
  /** The row of the session that a member of staff asks by. */
  sessionOf(asker: Asker): Promise<string>;
  addConsultation(theatreId: string, named?: readonly string[]): Promise<string>;
  addPerson(): Promise<string>;
  deactivate(userId: string): Promise<void>;
  addRig(theatreId: string): Promise<string>;
  /** What a rig sends whose access has ended. */
  revokedRig(method: 'GET' | 'POST', path: string): Promise<Record<string, string>>;
  /** Of a fresh invitation to a fresh consultation. */
  invite(theatreId: string): Promise<{ invitationId: string; code: string }>;
  /** The consultation that the guest is invited to. */
  readonly guestsConsultation: string;
  close(): Promise<void>;
}

const cookiesByAsker = new Map<Asker, string>();

export async function openWorld(): Promise<World> {
  const backend = await openTestBackend(worldNow);
  globalThis.scrublineBackend = backend;
  for (const role of staffRoles) cookiesByAsker.set(role, await signInAs(backend, role, role));
  const rig = await pairTestRig(backend, 'theatre-1');
  const addConsultation = async (theatreId: string, named: readonly string[] = []) => {
    const id = randomUUID();
    const people = named.map((userId, index) => ({
      userId,
      part: index === 0 ? ('lead' as const) : ('observer' as const),
    }));
    await backend.network.addConsultation({ id, startsAt: worldNow, endsAt, theatreId, people });
    return id;
  };
  const invite = async (theatreId: string, consultationId?: string) => {
    const params = { consultationId: consultationId ?? (await addConsultation(theatreId)) };
    const body = { guestName: 'Guest', part: 'observer', validForHours: 24 };
    const headers = { cookie: cookiesByAsker.get('administrator') ?? '' };
    const { value } = await ask(backend, inviteGuest, { params, body, headers });
    return { invitationId: value.invitationId, code: new URL(value.link).hash.slice(1) };
  };
  const guestsConsultation = await addConsultation('theatre-1');
  cookiesByAsker.set('guest', await guestCookies(backend, (await invite('theatre-1', guestsConsultation)).code));
  return {
    backend,
    rig,
    guestsConsultation,
    addConsultation,
    invite,
    headersOf: async (asker, method, path) => ({
      origin: publicUrl,
      [clientAddressHeader]: randomUUID(),
      cookie: cookiesByAsker.get(asker) ?? '',
      ...(asker === 'rig' && (await rig.prove(method, path))),
    }),
    sessionOf: async (asker) => {
      if (staffRoles.some((role) => role === asker)) await renew(backend, asker);
      const rows = await backend.database.select().from(schema.session).where(eq(schema.session.userId, asker));
      return rows.at(-1)?.id ?? 'none';
    },
    addPerson: async () => {
      const userId = randomUUID();
      await backend.network.addPerson(userId, 'pharmacist');
      return userId;
    },
    deactivate: async (userId) => {
      await deactivatePerson(backend.database, { userId, deactivatedAt: worldNow });
    },
    revokedRig: async (method, path) => {
      const revoked = await pairTestRig(backend, 'theatre-1');
      await revokeRig(backend.database, revoked.rigId, worldNow);
      return revoked.prove(method, path);
    },
    addRig: async (theatreId) => (await pairTestRig(backend, theatreId)).rigId,
    close: () => backend.close(),
  };
}

/** Signs in anew: a case before may have ended the session. */
async function renew(backend: TestBackend, asker: Asker): Promise<void> {
  const role = staffRoles.find((one) => one === asker);
  if (!role) return;
  await backend.database.delete(schema.session).where(eq(schema.session.userId, role));
  cookiesByAsker.set(asker, await signInAs(backend, role, role));
}

async function guestCookies(backend: TestBackend, code: string): Promise<string> {
  const probe = 'scrubline-cookies=1';
  const request = new Request(`${publicUrl}/api/invitations/accept`, {
    method: 'POST',
    headers: { origin: publicUrl, cookie: probe },
    body: JSON.stringify({ code }),
  });
  const cookies = cookiesOf(await answerRoute(acceptGuestInvitation, backend, request, undefined));
  return `${probe}; ${cookies}`;
}
