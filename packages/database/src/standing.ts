import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
import { type AuditEntry, appendAudit, findUnaudited } from './audit.ts';
import type { Database } from './database.ts';
import { roomStanding, roomVisit } from './schema.ts';

/** What the theatre gave a participant in a room, and what it took from them. Nothing is in both. */
export interface Standing {
  readonly participantId: string;
  /** Beyond the ticket, for one stay: */
  readonly granted: readonly string[];
  /** this visit. */
  readonly grantedVisitId: string | null;
  /** Withheld from every ticket until it is granted anew. */
  readonly revoked: readonly string[];
  /** Enters again when the theatre says so. */
  readonly mustAsk: boolean;
}

/** One change of several participants, with the rows that tell of it. */
export interface StandingChange {
  readonly roomId: string;
  readonly of: readonly { readonly participantId: string; readonly permissions: readonly string[] }[];
  readonly changedAt: Date;
  readonly audit: readonly AuditEntry[];
}

export interface Grant extends StandingChange {
  readonly of: readonly (StandingChange['of'][number] & { readonly visitId: string })[];
}

interface Who {
  readonly roomId: string;
  readonly participantId: string;
}

/** Of everybody in a room to whom something was given, or from whom something was taken. */
export async function readStandings(database: Database, roomId: string): Promise<Standing[]> {
  return database
    .select({
      participantId: roomStanding.participantId,
      granted: roomStanding.granted,
      grantedVisitId: roomStanding.grantedVisitId,
      revoked: roomStanding.revoked,
      mustAsk: roomStanding.mustAsk,
    })
    .from(roomStanding)
    .where(eq(roomStanding.roomId, roomId));
}

/**
 * Gives permissions for one stay, to all or to nobody, together with the audit. What is granted is revoked no longer, and
 * what was granted to an earlier stay is gone.
 */
export async function grantPermissions(database: Database, change: Grant): Promise<void> {
  await database.transaction(async (transaction) => {
    for (const { participantId, permissions, visitId } of inOrder(change.of)) {
      if (permissions.length === 0) continue;
      const { roomId, changedAt } = change;
      const granted = [...new Set(permissions)].sort();
      const news = sql`excluded.granted`;
      const before = sql`case when ${roomStanding.grantedVisitId} = ${visitId} then ${roomStanding.granted} end`;
      await transaction
        .insert(roomStanding)
        .values({ roomId, participantId, granted, grantedVisitId: visitId, changedAt })
        .onConflictDoUpdate({
          target: [roomStanding.roomId, roomStanding.participantId],
          set: {
            granted: sql`array(select unnest(${before}) union select unnest(${news}) order by 1)`,
            revoked: sql`array(select unnest(${roomStanding.revoked}) except select unnest(${news}) order by 1)`,
            grantedVisitId: visitId,
            changedAt,
          },
        });
    }
    await appendAudit(transaction, change.audit);
  });
}

/**
 * Takes permissions, together with the audit. What is revoked is granted no longer. The same change again does nothing,
 * not even after a later grant, as long as its audit says the same.
 */
export async function revokePermissions(database: Database, change: StandingChange): Promise<void> {
  await database.transaction(async (transaction) => {
    const unaudited = await findUnaudited(transaction, change.audit);
    if (change.audit.length > 0 && unaudited.length === 0) return;
    await revoke(transaction, change);
    await appendAudit(transaction, unaudited);
  });
}

async function revoke(transaction: Database, { roomId, of, changedAt }: StandingChange): Promise<void> {
  for (const { participantId, permissions } of inOrder(of)) {
    if (permissions.length === 0) continue;
    const taken = sql`excluded.revoked`;
    await transaction
      .insert(roomStanding)
      .values({ roomId, participantId, revoked: [...new Set(permissions)].sort(), changedAt })
      .onConflictDoUpdate({
        target: [roomStanding.roomId, roomStanding.participantId],
        set: {
          revoked: sql`array(select unnest(${roomStanding.revoked}) union select unnest(${taken}) order by 1)`,
          granted: sql`array(select unnest(${roomStanding.granted}) except select unnest(${taken}) order by 1)`,
          changedAt,
        },
      });
  }
}

/** So that two changes of the same people wait for each other, and never both. */
function inOrder<One extends { readonly participantId: string }>(of: readonly One[]): One[] {
  return [...of].sort((one, other) => (one.participantId < other.participantId ? -1 : 1));
}

/**
 * Takes permissions from somebody without a seat, or from everybody who was ever in the room, the theatre's own computers
 * not. A mute holds until they unmute themselves, or leave on purpose.
 */
export async function takeFromAbsent(
  database: Database,
  taken: {
    readonly roomId: string;
    /** `null` is everybody, */
    readonly participantId: string | null;
    /** without these. */
    readonly except: readonly string[];
    readonly permissions: readonly string[];
    readonly mute: boolean;
    readonly changedAt: Date;
  },
): Promise<void> {
  const { roomId, participantId, except, permissions, mute, changedAt } = taken;
  await database.transaction(async (transaction) => {
    const known = participantId === null ? await readKnown(transaction, roomId) : [participantId];
    const of = known.filter((one) => !except.includes(one)).map((one) => ({ participantId: one, permissions }));
    await revoke(transaction, { roomId, of, changedAt, audit: [] });
    const who = of.map((one) => one.participantId);
    const isTheirs = and(eq(roomVisit.roomId, roomId), inArray(roomVisit.participantId, who));
    if (mute) await transaction.update(roomVisit).set({ muted: true }).where(isTheirs);
  });
}

async function readKnown(database: Database, roomId: string): Promise<string[]> {
  const guests = await database
    .selectDistinct({ participantId: roomVisit.participantId })
    .from(roomVisit)
    .where(and(eq(roomVisit.roomId, roomId), notInArray(roomVisit.role, ['rig', 'theatre-screen'])));
  const standings = await readStandings(database, roomId);
  return [...new Set([...guests, ...standings].map(({ participantId }) => participantId))];
}

/** The same stay goes on as another visit, and keeps what was granted to it. */
export async function moveGrants(
  database: Database,
  { roomId, participantId, ...visits }: Who & { from: string; to: string },
) {
  await database
    .update(roomStanding)
    .set({ grantedVisitId: visits.to })
    .where(and(isOf({ roomId, participantId }), eq(roomStanding.grantedVisitId, visits.from)));
}

/** Writes whether somebody must be let in by the theatre, also with a ticket that opens the door by itself. */
export async function recordMustAsk(
  database: Database,
  { mustAsk, changedAt, ...who }: Who & { mustAsk: boolean; changedAt: Date },
): Promise<void> {
  if (!mustAsk) {
    await database.update(roomStanding).set({ mustAsk, changedAt }).where(isOf(who));
    return;
  }
  const target = [roomStanding.roomId, roomStanding.participantId];
  await database
    .insert(roomStanding)
    .values({ ...who, mustAsk, changedAt })
    .onConflictDoUpdate({ target, set: { mustAsk, changedAt } });
}

const isOf = ({ roomId, participantId }: Who) =>
  and(eq(roomStanding.roomId, roomId), eq(roomStanding.participantId, participantId));
