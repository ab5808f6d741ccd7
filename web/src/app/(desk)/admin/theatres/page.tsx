import { Plus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { AdminHeading } from '../../../../features/admin-frame/admin-heading.tsx';
import { SiteDialog } from '../../../../features/theatres/site-dialog.tsx';
import { TheatreList } from '../../../../features/theatres/theatre-list.tsx';
import { currentBackend } from '../../../../server/backend.ts';
import { requirePerson } from '../../../../server/current-person.ts';
import { administrators, listTheatres, theatreKeepers } from '../../../../server/theatres.ts';

export async function generateMetadata() {
  return { title: (await getTranslations('Theatres'))('title') };
}

export default async function TheatresPage() {
  const person = await requirePerson(theatreKeepers);
  const t = await getTranslations('Theatres');
  const { environment, now } = currentBackend();
  const maySetUpSites = administrators.includes(person.role);
  return (
    <>
      <AdminHeading
        action={
          maySetUpSites && (
            <SiteDialog look="primary">
              <Plus aria-hidden size={16} />
              {t('addSite')}
            </SiteDialog>
          )
        }
        lead={t('lead')}
        title={t('title')}
      />
      <TheatreList
        drawnAt={new Date(now())}
        maySetUpSites={maySetUpSites}
        rigAddress={new URL('/rig', environment.PUBLIC_URL).href}
        sites={await listTheatres(person)}
      />
    </>
  );
}
