import type { ReactNode } from 'react';
import { AdminNavigation } from '../../../features/admin-frame/admin-navigation.tsx';
import { sectionsOf } from '../../../features/admin-frame/admin-sections.ts';
import { currentBackend } from '../../../server/backend.ts';
import { requirePerson } from '../../../server/current-person.ts';
import { theatreKeepers } from '../../../server/theatres.ts';
import { KeepFresh } from '../../../shared/freshness/keep-fresh.tsx';
import { PersonBar } from '../../person-bar.tsx';

/** Every page asks again who reads it: a layout is not drawn anew when one goes from page to page. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const person = await requirePerson(theatreKeepers);
  const drawnAt = new Date(currentBackend().now());
  return (
    <div className="flex min-h-dvh flex-col">
      <PersonBar drawnAt={drawnAt} page="admin" person={person} />
      <KeepFresh drawnAt={drawnAt} timeZone={person.site.timeZone} />
      <div className="grid flex-1 grid-rows-[auto_1fr] laptop:grid-cols-[220px_1fr] laptop:grid-rows-1">
        <AdminNavigation sections={sectionsOf(person.role)} />
        <main className="w-full min-w-0 max-w-300 px-8 py-8 max-tablet:px-5 max-tablet:py-6" id="content">
          {children}
        </main>
      </div>
    </div>
  );
}
