import { and, asc, eq, exists, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { announceAccessEnd, participantOfInvitation } from './access-end.ts';
import type { Database } from './database.ts';
import { consultation, type GuestPart, invitation } from './schema.ts';

/** Somebody without an account, asked to one consultation. Codes and cookies are known by their SHA-256 alone. */
export interface Invitation {
  readonly invitationId: string;
  readonly consultationId: string;
  readonly part: GuestPart;
  readonly guestName: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
}

const columns = {
  invitationId: invitation.id,
  consultationId: invitation.consultationId,
  part: invitation.part,
  guestName: invitation.guestName,
  createdBy: invitation.createdBy,
  createdAt: invitation.createdAt,
  expiresAt: invitation.expiresAt,
  acceptedAt: invitation.acceptedAt,
  revokedAt: invitation.revokedAt,
};

/** @param invitation `codeHash` is the SHA-256 of the code in the link, in hexadecimal */
export async function createInvitation(
  database: Database,
  { invitationId, ...values }: Omit<Invitation, 'acceptedAt' | 'revokedAt'> & { readonly codeHash: string },
): Promise<void> {
  await database.insert(invitation).values({ id: invitationId, ...values });
}

/** All of a consultation, oldest first, whatever became of them. */
export async function listInvitations(database: Database, consultationId: string): Promise<Invitation[]> {
  return database
    .select(columns)
    .from(invitation)
    .where(eq(invitation.consultationId, consultationId))
    .orderBy(asc(invitation.createdAt), asc(invitation.id));
}

/** One by its id, whatever became of it. */
export async function findInvitation(database: Database, invitationId: string): Promise<Invitation | null> {
  const [found] = await database.select(columns).from(invitation).where(eq(invitation.id, invitationId));
  return found ?? null;
}

export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired' | 'consultation-over';

/** What a link is good for now, without using it up. Null for a code that was never given. */
export async function findInvitationByCode(
  database: Database,
  { codeHash, now }: { codeHash: string; now: Date },
): Promise<(Invitation & { readonly state: InvitationState }) | null> {
  const [found] = await database
    .select({ ...columns, isOver: sql<boolean>`not ${exists(goingOn(database))}` })
    .from(invitation)
    .where(eq(invitation.codeHash, codeHash));
  if (!found) return null;
  const { isOver, ...rest } = found;
  return { ...rest, state: stateOf(rest, isOver, now) };
}

function stateOf(found: Invitation, isOver: boolean, now: Date): InvitationState {
  if (found.revokedAt) return 'revoked';
  if (isOver) return 'consultation-over';
  if (found.acceptedAt) return 'accepted';
  return found.expiresAt <= now ? 'expired' : 'open';
}

/**
 * Exchanges a code for a cookie. Of any number of simultaneous callers exactly one gets it.
 * @returns null when the code is unknown, used, expired or revoked, or the consultation over
 */
export async function acceptInvitation(
  database: Database,
  { codeHash, cookieHash, cookieExpiresAt, now }: CookieForCode,
): Promise<Invitation | null> {
  const [accepted] = await database
    .update(invitation)
    .set({ acceptedAt: now, cookieHash, cookieExpiresAt })
    .where(
      and(
        eq(invitation.codeHash, codeHash),
        isNull(invitation.acceptedAt),
        isNull(invitation.revokedAt),
        gt(invitation.expiresAt, now),
        exists(goingOn(database)),
      ),
    )
    .returning(columns);
  return accepted ?? null;
}

export interface CookieForCode {
  readonly codeHash: string;
  /** SHA-256 of the guest's cookie, in hexadecimal. */
  readonly cookieHash: string;
  readonly cookieExpiresAt: Date;
  readonly now: Date;
}

/** Whose cookie it is, as long as it is good: not expired, not revoked, the consultation neither over nor called off. */
export async function findInvitationByCookie(
  database: Database,
  { cookieHash, now }: { cookieHash: string; now: Date },
): Promise<Invitation | null> {
  const [found] = await database
    .select(columns)
    .from(invitation)
    .where(
      and(
        eq(invitation.cookieHash, cookieHash),
        isNotNull(invitation.acceptedAt),
        isNull(invitation.revokedAt),
        gt(invitation.cookieExpiresAt, now),
        exists(goingOn(database)),
      ),
    );
  return found ?? null;
}

/** Ends an invitation and whatever its guest is doing. @returns false when there is none that could end */
export async function revokeInvitation(
  database: Database,
  { invitationId, revokedAt }: { invitationId: string; revokedAt: Date },
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const revoked = await transaction
      .update(invitation)
      .set({ revokedAt })
      .where(and(eq(invitation.id, invitationId), isNull(invitation.revokedAt)))
      .returning({ id: invitation.id });
    if (revoked.length === 0) return false;
    const participantId = participantOfInvitation(invitationId);
    await announceAccessEnd(transaction, { participantId, reason: 'access-ended', endedAt: revokedAt });
    return true;
  });
}

/** The consultation of an invitation, while it is not over. */
const goingOn = (database: Database) =>
  database
    .select({ one: sql`1` })
    .from(consultation)
    .where(
      and(
        eq(consultation.id, invitation.consultationId),
        isNull(consultation.endedAt),
        isNull(consultation.cancelledAt),
      ),
    );
