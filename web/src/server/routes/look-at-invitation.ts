import { findInvitationByCode, type InvitationState } from '@scrubline/database';
import type { ApiErrorCode } from '../../shared/api/api-error-codes.ts';
import { codeBody, invitationWords } from '../../shared/api/invitation-api.ts';
import { ApiError } from '../api-error.ts';
import { apiRoute, noParams } from '../api-route.ts';
import { rememberAsker } from '../asker.ts';
import type { Backend } from '../backend.ts';
import { countedAddress } from '../client-address.ts';
import { countTry } from '../count-try.ts';
import { cookieProbeName, findGuest, guestCookie, hashGuestSecret } from '../guest.ts';
import { wordsOfInvitation } from '../invitation-words.ts';

const refusals: Readonly<Record<Exclude<InvitationState, 'open'>, ApiErrorCode>> = {
  accepted: 'invitation-used',
  revoked: 'invitation-revoked',
  expired: 'invitation-expired',
  'consultation-over': 'consultation-ended',
};
const probeLifetimeMs = 60 * 60_000;

/** `POST /api/invitations/look`: what a link is for. Looking uses nothing up, however often it is done. */
export const lookAtInvitation = apiRoute({
  body: codeBody,
  params: noParams,
  reply: invitationWords,
  audit: { action: 'invitation:look' },
  answer: async (backend, { request, body: { code }, setCookie }) => {
    const invitation = await findByCode(backend, request.headers, code);
    const expiresAt = new Date(backend.now() + probeLifetimeMs);
    setCookie(guestCookie(backend, cookieProbeName, '1', expiresAt));
    return wordsOfInvitation(backend, invitation);
  },
});

/**
 * The invitation that a code can still be exchanged for, or is this browser's already.
 * @throws {ApiError} `invitation-unknown`, `-used`, `-expired`, `-revoked`, `consultation-ended`, `too-many-tries`
 */
export async function findByCode(backend: Backend, headers: Headers, code: string) {
  const address = countedAddress(headers);
  await countTry(backend.invitationTries, address);
  const now = new Date(backend.now());
  const invitation = await findInvitationByCode(backend.database, { codeHash: hashGuestSecret(code), now });
  if (!invitation) throw new ApiError('invitation-unknown');
  rememberAsker(headers, { kind: 'guest', id: invitation.invitationId });
  await backend.invitationTries.reward(address, 1);
  const { state } = invitation;
  if (state === 'open') return invitation;
  // The same link opened again by whoever accepted it here.
  if (state === 'accepted' && (await findGuest(backend, headers))?.invitationId === invitation.invitationId) {
    return invitation;
  }
  throw new ApiError(refusals[state]);
}
