import { findPerson, type Person, type StaffRole } from '@scrubline/database';
import { ApiError } from './api-error.ts';
import { rememberAsker } from './asker.ts';
import type { Backend } from './backend.ts';
import { findSession, isRecent } from './session-life.ts';

/**
 * Who sent these headers, by their session cookie. Role and site are read anew each time: a changed role holds at once.
 */
export async function findSignedInPerson(backend: Backend, headers: Headers): Promise<Person | null> {
  const found = await findSession(backend, headers);
  return found && findPerson(backend.database, found.user.id);
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

/**
 * For what whoever finds an open desk must not do.
 * @throws {ApiError} as above, and `sign-in-too-old`: the person proves once more who they are, and asks again
 */
export async function requireRecentlySignedIn(
  backend: Backend,
  headers: Headers,
  roles?: readonly StaffRole[],
): Promise<Person> {
  const person = await requireSignedInPerson(backend, headers, roles);
  const found = await findSession(backend, headers);
  // better-auth dates sessions by the computer's clock.
  if (!found || !isRecent(found.session, new Date())) throw new ApiError('sign-in-too-old');
  return person;
}
