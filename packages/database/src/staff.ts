import { and, asc, count, eq, isNull } from 'drizzle-orm';
import type { Bilingual } from './bilingual.ts';
import type { Database } from './database.ts';
import type { PersonToSave } from './person.ts';
import { account, passkey, type StaffRole, site, twoFactor, user } from './schema.ts';
import { endSessions } from './session.ts';

/** Somebody who works or worked in the network, as the administration sees them. */
export interface StaffMember extends Omit<PersonToSave, 'passwordHash'> {
  readonly site: Bilingual;
  /** They work here no longer. */
  readonly deactivatedAt: Date | null;
  readonly twoFactorEnabled: boolean;
  readonly passkeys: number;
}

const selectStaff = (database: Database) =>
  database
    .select({ user, site: { zh: site.nameZh, en: site.nameEn }, passkeys: count(passkey.id) })
    .from(user)
    .innerJoin(site, eq(user.siteId, site.id))
    .leftJoin(passkey, eq(passkey.userId, user.id))
    .groupBy(user.id, site.id)
    .orderBy(asc(user.name), asc(user.id))
    .$dynamic();

type StaffRow = Awaited<ReturnType<typeof selectStaff>>[number];

function staffMemberOf({ user: row, site: siteName, passkeys }: StaffRow): StaffMember {
  const { id, email, role, familyName, givenName, latinName, siteId, deactivatedAt, twoFactorEnabled } = row;
  const department = { zh: row.departmentZh, en: row.departmentEn };
  const person = { userId: id, email, role, familyName, givenName, latinName, siteId, department };
  return { ...person, site: siteName, deactivatedAt, twoFactorEnabled, passkeys };
}

/** Everybody, in the order of their Chinese names. */
export async function listStaff(database: Database): Promise<StaffMember[]> {
  return (await selectStaff(database)).map(staffMemberOf);
}

export async function findStaffMember(database: Database, userId: string): Promise<StaffMember | null> {
  const [row] = await selectStaff(database).where(eq(user.id, userId));
  return row ? staffMemberOf(row) : null;
}

/** Somebody who can be named for a consultation. */
export interface Colleague {
  readonly userId: string;
  readonly familyName: string;
  readonly givenName: string;
  readonly latinName: string;
  readonly role: StaffRole;
  readonly department: Bilingual;
  readonly site: Bilingual;
}

/** Whoever works here now and has one of these roles. */
export async function listColleagues(database: Database, roles: readonly StaffRole[]): Promise<Colleague[]> {
  const staff = await listStaff(database);
  return staff
    .filter(({ role, deactivatedAt }) => deactivatedAt === null && roles.includes(role))
    .map(({ userId, familyName, givenName, latinName, role, department, site: siteName }) => ({
      userId,
      familyName,
      givenName,
      latinName,
      role,
      department,
      site: siteName,
    }));
}

/** Adds somebody who signs in by e-mail and password. @returns false when the e-mail is another person's */
export async function addStaffMember(database: Database, person: PersonToSave, now: Date): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const { userId, email, passwordHash } = person;
    const added = await transaction
      .insert(user)
      .values({ id: userId, email, createdAt: now, emailVerified: true, ...columnsOf(person, now) })
      .onConflictDoNothing({ target: user.email })
      .returning({ id: user.id });
    if (added.length === 0) return false;
    const credential = { id: `password-${userId}`, accountId: userId, providerId: 'credential', userId };
    await transaction.insert(account).values({ ...credential, password: passwordHash, createdAt: now, updatedAt: now });
    return true;
  });
}

/** What can be changed of somebody. The e-mail stays: it is who they are to the sign-in. */
export type StaffChange = Omit<PersonToSave, 'passwordHash' | 'email'>;

function columnsOf(person: StaffChange, now: Date) {
  const { familyName, givenName, latinName, role, siteId, department } = person;
  const name = `${familyName}${givenName}`;
  const departments = { departmentZh: department.zh, departmentEn: department.en };
  return { name, familyName, givenName, latinName, role, siteId, ...departments, updatedAt: now };
}

/**
 * Changes names, role, department or site.
 * @returns `last-administrator` when nobody would be left who may do this
 */
export async function changeStaffMember(
  database: Database,
  person: StaffChange,
  now: Date,
): Promise<'changed' | 'not-found' | 'last-administrator'> {
  return database.transaction(async (transaction) => {
    if (person.role !== 'administrator' && !(await othersAdminister(transaction, person.userId))) {
      return 'last-administrator';
    }
    const changed = await transaction
      .update(user)
      .set(columnsOf(person, now))
      .where(eq(user.id, person.userId))
      .returning({ id: user.id });
    return changed.length === 1 ? 'changed' : 'not-found';
  });
}

/**
 * Whether an active administrator is left besides this person. Locks them all until the transaction ends, so that two
 * who remove each other at the same moment do not both succeed.
 */
export async function othersAdminister(transaction: Database, userId: string): Promise<boolean> {
  const administrators = await transaction
    .select({ id: user.id })
    .from(user)
    .where(and(eq(user.role, 'administrator'), isNull(user.deactivatedAt)))
    .orderBy(asc(user.id))
    .for('update');
  return administrators.some(({ id }) => id !== userId);
}

/**
 * Gives somebody a new password, and ends whatever they are signed in with and their places in rooms.
 * @returns false when they are not there
 */
export async function replacePassword(
  database: Database,
  { userId, passwordHash, now }: { userId: string; passwordHash: string; now: Date },
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const replaced = await transaction
      .update(account)
      .set({ password: passwordHash, updatedAt: now })
      .where(and(eq(account.userId, userId), eq(account.providerId, 'credential')))
      .returning({ id: account.id });
    if (replaced.length === 0) return false;
    await endSessions(transaction, { userId, endedAt: now });
    return true;
  });
}

/**
 * Takes away every second step of somebody who lost theirs, and ends whatever they are signed in with and their places in
 * rooms.
 * @returns false when they are not there
 */
export async function resetSecondFactor(
  database: Database,
  { userId, now }: { userId: string; now: Date },
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    const found = await transaction
      .update(user)
      .set({ twoFactorEnabled: false, updatedAt: now })
      .where(eq(user.id, userId))
      .returning({ id: user.id });
    if (found.length === 0) return false;
    await transaction.delete(twoFactor).where(eq(twoFactor.userId, userId));
    await transaction.delete(passkey).where(eq(passkey.userId, userId));
    await endSessions(transaction, { userId, endedAt: now });
    return true;
  });
}
