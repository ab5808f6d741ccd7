import { redirect } from 'next/navigation';

/** Where theatres and rigs were kept before there was an administration: bookmarks still lead here. */
export default function TheatresPage() {
  redirect('/admin/theatres');
}
