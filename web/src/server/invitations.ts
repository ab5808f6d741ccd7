import { type Invitation, listInvitations } from '@scrubline/database';
import { currentBackend } from './backend.ts';

export type InvitationStanding = 'open' | 'accepted' | 'revoked' | 'expired';

/** What has become of an invitation by now. */
export function standingOf(
  { acceptedAt, revokedAt, expiresAt }: Pick<Invitation, 'acceptedAt' | 'revokedAt' | 'expiresAt'>,
  now: Date,
): InvitationStanding {
  if (revokedAt) return 'revoked';
  if (acceptedAt) return 'accepted';
  return expiresAt <= now ? 'expired' : 'open';
}

export interface InvitationInList
  extends Pick<Invitation, 'invitationId' | 'guestName' | 'part' | 'expiresAt' | 'acceptedAt'> {
  readonly standing: InvitationStanding;
}

/** The guests of a consultation, the newest first. For pages that have asked whether its plan is the reader's to keep. */
export async function listGuests(consultationId: string, { database, now } = currentBackend()) {
  const at = new Date(now());
  const invitations = await listInvitations(database, consultationId);
  return invitations
    .map(({ invitationId, guestName, part, expiresAt, acceptedAt, ...rest }): InvitationInList => {
      const shown = { invitationId, guestName, part, expiresAt, acceptedAt };
      return { ...shown, standing: standingOf({ ...shown, ...rest }, at) };
    })
    .toReversed();
}
