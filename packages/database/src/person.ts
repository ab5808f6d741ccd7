import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Bilingual } from './bilingual.ts';
import type { Database } from './database.ts';
import { account, type StaffRole, site, user } from './schema.ts';
import { endSessions } from './session.ts';
import type { Site } from './site.ts';

/** Somebody who works in the network. */
export interface Person {
  readonly userId: string;
  readonly role: StaffRole;
  readonly familyName: string;
  readonly givenName: string;
  /** For readers of English: Gu Mingyuan. */
  readonly latinName: string;
  readonly department: Bilingual;
  readonly site: Site;
}

export async function findPerson(database: Database, userId: string): Promise<Person | null> {
  const [row] = await database
    .select({ user, site })
    .from(user)
    .innerJoin(site, eq(user.siteId, site.id))
    .where(eq(user.id, userId));
  if (!row) return null;
  const { familyName, givenName, latinName, role } = row.user;
  return {
    userId: row.user.id,
    role,
    familyName,
    givenName,
    latinName,
    department: { zh: row.user.departmentZh, en: row.user.departmentEn },
    site: {
      siteId: row.site.id,
      name: { zh: row.site.nameZh, en: row.site.nameEn },
      timeZone: row.site.timeZone,
    },
  };
}

export interface PersonToSave extends Omit<Person, 'site'> {
  readonly siteId: string;
  readonly email: string;
  /** As better-auth hashes it. */
  readonly passwordHash: string;
}

/** Adds somebody with an e-mail and a password to sign in by, or brings the one with this id up to date. */
export async function savePerson(database: Database, person: PersonToSave, now: Date): Promise<void> {
  const { userId, passwordHash, department, ...rest } = person;
  const values = {
    ...rest,
    name: `${person.familyName}${person.givenName}`,
    departmentZh: department.zh,
    departmentEn: department.en,
    emailVerified: true,
    updatedAt: now,
  };
  const credential = { password: passwordHash, updatedAt: now };
  await database.transaction(async (transaction) => {
    await transaction
      .insert(user)
      .values({ id: userId, createdAt: now, ...values })
      .onConflictDoUpdate({ target: user.id, set: values });
    await transaction
      .insert(account)
      .values({ id: `password-${userId}`, accountId: userId, providerId: 'credential', userId, ...credential })
      .onConflictDoUpdate({ target: account.id, set: credential });
  });
}

/**
 * Lets somebody in nowhere any more: their sessions end, and their stay in every room. Their record is kept.
 * @returns false when no such person had access
 */
export async function deactivatePerson(
  database: Database,
  { userId, deactivatedAt }: { userId: string; deactivatedAt: Date },
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const deactivated = await transaction
      .update(user)
      .set({ deactivatedAt, updatedAt: deactivatedAt })
      .where(and(eq(user.id, userId), isNull(user.deactivatedAt)))
      .returning({ id: user.id });
    if (deactivated.length === 0) return false;
    await endSessions(transaction, { userId, endedAt: deactivatedAt });
    return true;
  });
}

/** Lets somebody sign in again. @returns false when no such person was deactivated */
export async function reactivatePerson(
  database: Database,
  { userId, now }: { userId: string; now: Date },
): Promise<boolean> {
  const reactivated = await database
    .update(user)
    .set({ deactivatedAt: null, updatedAt: now })
    .where(and(eq(user.id, userId), isNotNull(user.deactivatedAt)))
    .returning({ id: user.id });
  return reactivated.length === 1;
}
