import { listStaff, type StaffMember } from '@scrubline/database';
import { currentBackend } from './backend.ts';

/** Somebody in the list of people. Dates stay on the server: the page needs to know only whether. */
export interface PersonInList extends Omit<StaffMember, 'deactivatedAt'> {
  readonly active: boolean;
}

/** Everybody, for administrators: the page asks before who reads it. */
export async function listPeople({ database } = currentBackend()): Promise<PersonInList[]> {
  return (await listStaff(database)).map(({ deactivatedAt, ...person }) => ({
    ...person,
    active: deactivatedAt === null,
  }));
}
