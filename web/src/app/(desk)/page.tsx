import { redirect } from 'next/navigation';
import { requirePerson } from '../../server/current-person.ts';
import { theatreKeepers } from '../../server/theatres.ts';

/** Sends everybody to the page that their work begins with. */
export default async function StartPage() {
  const { role } = await requirePerson();
  redirect(theatreKeepers.includes(role) ? '/admin' : '/day');
}
