import type { ReactNode } from 'react';
import { requirePerson } from '../../../server/current-person.ts';

/** Asked above the skeleton: a stranger is sent to sign in at once, and does not see the shape of a day first. */
export default async function DayLayout({ children }: { children: ReactNode }) {
  await requirePerson();
  return children;
}
