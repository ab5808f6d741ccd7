import { redirect } from 'next/navigation';
import { requirePerson } from '../../../server/current-person.ts';
import { theatreKeepers } from '../../../server/theatres.ts';

export default async function AdminPage() {
  await requirePerson(theatreKeepers);
  redirect('/admin/consultations');
}
