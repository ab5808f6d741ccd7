import { ParticipantId } from '@scrubline/contract';
import {
  type Consultation,
  findConsultationOfPerson,
  findConsultationPlan,
  type Invitation,
  type MaskedPatient,
  participantOfInvitation,
} from '@scrubline/database';
import { ApiError } from './api-error.ts';
import { rememberAsker } from './asker.ts';
import type { Backend } from './backend.ts';
import { findGuest, guestCookieName } from './guest.ts';
import { readCookie } from './read-cookie.ts';
import { type RoomRights, rightsOfGuest, rightsOfPerson } from './room-rights.ts';
import { requireSignedInPerson } from './signed-in-person.ts';

/** Somebody's way into the room of an operation. */
export interface RoomEntry {
  readonly participantId: ParticipantId;
  readonly displayName: string;
  readonly rights: RoomRights;
  readonly isGuest: boolean;
  readonly consultation: Omit<Consultation, 'theatrePaired'>;
  /** Null for observers and guests. */
  readonly patient: MaskedPatient | null;
}

/**
 * How whoever sent these headers enters: as one who is named for the operation, or as the guest of an invitation to it.
 * @throws {ApiError} `not-signed-in`, `invitation-ended`, `not-found` for others' operations, `not-permitted`
 */
export async function findRoomEntry(backend: Backend, headers: Headers, consultationId: string): Promise<RoomEntry> {
  try {
    return await entryOfPerson(backend, headers, consultationId);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const guest = await findGuest(backend, headers);
    if (guest?.consultationId === consultationId) return entryOfGuest(backend, headers, guest);
    // Whoever came by an invitation has no account to sign in with.
    const strange = error.code === 'not-signed-in' && readCookie(headers, guestCookieName) !== null;
    throw strange ? new ApiError('invitation-ended') : error;
  }
}

async function entryOfGuest(backend: Backend, headers: Headers, guest: Invitation): Promise<RoomEntry> {
  const { consultationId, invitationId, guestName, part } = guest;
  rememberAsker(headers, { kind: 'guest', id: invitationId });
  const plan = await findConsultationPlan(backend.database, { consultationId, now: new Date(backend.now()) });
  if (!plan) throw new ApiError('not-found');
  const { patient: _patient, people: _people, ...consultation } = plan;
  return {
    participantId: ParticipantId.parse(participantOfInvitation(invitationId)),
    displayName: guestName,
    rights: rightsOfGuest(part),
    isGuest: true,
    consultation,
    patient: null,
  };
}

async function entryOfPerson(backend: Backend, headers: Headers, consultationId: string): Promise<RoomEntry> {
  const { userId, role, familyName, givenName } = await requireSignedInPerson(backend, headers);
  const now = new Date(backend.now());
  const found = await findConsultationOfPerson(backend.database, { userId, consultationId, now });
  if (found?.kind !== 'theatre') throw new ApiError('not-found');
  const { patient, part, ...consultation } = found;
  const rights = rightsOfPerson(role, part);
  if (!rights) throw new ApiError('not-permitted');
  return {
    participantId: ParticipantId.parse(userId),
    displayName: `${familyName}${givenName}`,
    rights,
    isGuest: false,
    consultation,
    patient,
  };
}
