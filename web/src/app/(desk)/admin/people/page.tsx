import { listNetwork } from '@scrubline/database';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdminHeading } from '../../../../features/admin-frame/admin-heading.tsx';
import { AddPersonButton } from '../../../../features/people/add-person-button.tsx';
import { PeopleList } from '../../../../features/people/people-list.tsx';
import { inLanguage } from '../../../../i18n/in-language.ts';
import { currentBackend } from '../../../../server/backend.ts';
import { requirePerson } from '../../../../server/current-person.ts';
import { listPeople } from '../../../../server/people.ts';
import { administrators } from '../../../../server/theatres.ts';

export async function generateMetadata() {
  return { title: (await getTranslations('People'))('title') };
}

export default async function PeoplePage() {
  const { userId, site } = await requirePerson(administrators);
  const t = await getTranslations('People');
  const locale = await getLocale();
  const network = await listNetwork(currentBackend().database);
  const sites = network.map(({ siteId, name }) => ({ value: siteId, label: inLanguage(name, locale) }));
  return (
    <>
      <AdminHeading
        action={<AddPersonButton siteId={site.siteId} sites={sites} />}
        lead={t('lead')}
        title={t('title')}
      />
      <PeopleList ownId={userId} people={await listPeople()} sites={sites} />
    </>
  );
}
