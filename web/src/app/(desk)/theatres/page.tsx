import { getTranslations } from 'next-intl/server';
import { NoPermission } from '../../../features/theatres/no-permission.tsx';
import { TheatreList } from '../../../features/theatres/theatre-list.tsx';
import { currentBackend } from '../../../server/backend.ts';
import { requirePerson } from '../../../server/current-person.ts';
import { listTheatres, theatreKeepers } from '../../../server/theatres.ts';
import { KeepFresh } from '../../../shared/freshness/keep-fresh.tsx';
import { PersonBar } from '../../person-bar.tsx';

export async function generateMetadata() {
  const t = await getTranslations('Theatres');
  return { title: t('title') };
}

export default async function TheatresPage() {
  const person = await requirePerson();
  const t = await getTranslations('Theatres');
  const { environment, now } = currentBackend();
  const drawnAt = new Date(now());
  const mayKeep = theatreKeepers.includes(person.role);
  return (
    <div className="flex min-h-dvh flex-col">
      <PersonBar drawnAt={drawnAt} page="theatres" person={person} />
      <KeepFresh drawnAt={drawnAt} timeZone={person.site.timeZone} />
      <main className="mx-auto w-full max-w-260 flex-1 px-6 py-8 max-tablet:px-5 max-tablet:py-6" id="content">
        {mayKeep ? (
          <>
            <h1 className="font-bold text-24">{t('title')}</h1>
            <p className="mt-1 mb-6 text-ink-2">{t('lead')}</p>
            <TheatreList
              drawnAt={drawnAt}
              rigAddress={new URL('/rig', environment.PUBLIC_URL).href}
              sites={await listTheatres(person)}
            />
          </>
        ) : (
          <>
            <h1 className="sr-only">{t('title')}</h1>
            <NoPermission />
          </>
        )}
      </main>
    </div>
  );
}
