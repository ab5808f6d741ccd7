import { findPerson, type Person, type StaffRole } from '@scrubline/database';
import { ApiError } from './api-error.ts';
import { rememberAsker } from './asker.ts';
import type { Backend } from './backend.ts';

/**
 * Who sent these headers, by their session cookie. Role and site are read anew each time: a changed role holds at once.
 */
export async function findSignedInPerson(backend: Backend, headers: Headers): Promise<Person | null> {
  // Pages cannot set cookies: a session that is prolonged here would run out in the browser.
  const session = await backend.auth.api.getSession({ headers, query: { disableRefresh: true } });
  return session && findPerson(backend.database, session.user.id);
}

/** For routes. @throws {ApiError} `not-signed-in`, or `not-permitted` when the role is none of those */
export async function requireSignedInPerson(
  backend: Backend,
  headers: Headers,
  roles?: readonly StaffRole[],
): Promise<Person> {
  const person = await findSignedInPerson(backend, headers);
  if (!person) throw new ApiError('not-signed-in');
  rememberAsker(headers, { kind: 'person', id: person.userId });
  if (roles && !roles.includes(person.role)) throw new ApiError('not-permitted');
  return person;
}
