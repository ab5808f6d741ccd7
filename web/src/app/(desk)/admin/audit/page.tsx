import { listRecentAuditActions, listStaff, readAuditHead } from '@scrubline/database';
import { getLocale, getTranslations } from 'next-intl/server';
import { AdminHeading } from '../../../../features/admin-frame/admin-heading.tsx';
import { AuditFilter } from '../../../../features/audit/audit-filter.tsx';
import { AuditList } from '../../../../features/audit/audit-list.tsx';
import { ChainState } from '../../../../features/audit/chain-state.tsx';
import { personName } from '../../../../i18n/in-language.ts';
import { listAudit } from '../../../../server/audit-view.ts';
import { currentBackend } from '../../../../server/backend.ts';
import { requirePerson } from '../../../../server/current-person.ts';
import { administrators } from '../../../../server/theatres.ts';
import { AuditSearch, addressOfSearch } from '../../../../shared/api/audit-api.ts';
import { ButtonLink } from '../../../../shared/ui/button-link.tsx';

/** Of so many of the newest rows the actions are offered to look for. */
const recentRows = 10_000;

export async function generateMetadata() {
  return { title: (await getTranslations('Audit'))('title') };
}

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function AuditPage({ searchParams }: PageProps) {
  const person = await requirePerson(administrators);
  const search = AuditSearch.parse(await searchParams);
  const t = await getTranslations('Audit');
  const locale = await getLocale();
  const { database } = currentBackend();
  const { timeZone } = person.site;
  const { rows, older } = await listAudit(person, search);
  const staff = await listStaff(database);
  const { before, ...filter } = search;
  return (
    <>
      <AdminHeading lead={t('lead')} title={t('title')} />
      <ChainState head={await readAuditHead(database)} timeZone={timeZone} />
      <AuditFilter
        key={JSON.stringify(filter)}
        actions={await listRecentAuditActions(database, recentRows)}
        people={staff.map((one) => ({ value: one.userId, label: `${personName(one, locale)} · ${one.email}` }))}
        search={filter}
      />
      <AuditList rows={rows} timeZone={timeZone} />
      <div className="mt-4 flex flex-wrap gap-2">
        {before !== undefined && <ButtonLink href={addressOfSearch('/admin/audit', filter)}>{t('newer')}</ButtonLink>}
        {older !== null && (
          <ButtonLink href={addressOfSearch('/admin/audit', { ...filter, before: older })}>{t('older')}</ButtonLink>
        )}
      </div>
    </>
  );
}
