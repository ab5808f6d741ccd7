import type { Person, StaffRole } from '@scrubline/database';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { currentBackend } from './backend.ts';
import { findSignedInPerson } from './signed-in-person.ts';

/** Who looks at this page; null when nobody is signed in. Asked once for each page. */
export const currentPerson = cache(async (): Promise<Person | null> => {
  // First: while building there is no request, and Next stops here, before settings and a database are asked for.
  const sent = await headers();
  return findSignedInPerson(currentBackend(), sent);
});

/** For pages. Sends whoever is not signed in to the sign-in page; for other roles the page is not there. */
export async function requirePerson(roles?: readonly StaffRole[]): Promise<Person> {
  const person = await currentPerson();
  if (!person) redirect('/sign-in');
  if (roles && !roles.includes(person.role)) notFound();
  return person;
}
