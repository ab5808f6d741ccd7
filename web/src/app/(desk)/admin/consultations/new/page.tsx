import { Hospital } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { dayFrom, localDay } from '../../../../../features/plans/local-form.ts';
import { newPatient } from '../../../../../features/plans/new-patient.ts';
import { PlanForm } from '../../../../../features/plans/plan-form.tsx';
import { PlanHeading } from '../../../../../features/plans/plan-heading.tsx';
import { currentBackend } from '../../../../../server/backend.ts';
import { requirePerson } from '../../../../../server/current-person.ts';
import { isDemonstration } from '../../../../../server/demonstration/is-demonstration.ts';
import { listColleagueOptions, listTheatreOptions } from '../../../../../server/plan-options.ts';
import { theatreKeepers } from '../../../../../server/theatres.ts';
import { EmptyState } from '../../../../../shared/ui/empty-state.tsx';

export async function generateMetadata() {
  return { title: (await getTranslations('Plans'))('newTitle') };
}

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function NewConsultationPage({ searchParams }: PageProps) {
  const person = await requirePerson(theatreKeepers);
  const t = await getTranslations('Plans');
  const roleWords = await getTranslations('StaffRole');
  const locale = await getLocale();
  const theatres = await listTheatreOptions(person, locale);
  const asked = (await searchParams).day;
  const today = localDay(new Date(currentBackend().now()), person.site.timeZone);
  const day = dayFrom(typeof asked === 'string' ? asked : undefined) ?? today;
  const texts = { titleZh: '', titleEn: '', surgeonName: '' };
  const times = { day, startsAt: '08:30', endsAt: '11:30' };
  return (
    <>
      <PlanHeading day={day} title={t('newTitle')} />
      {theatres.length === 0 ? (
        <EmptyState icon={<Hospital aria-hidden size={32} />} title={t('noTheatre.title')}>
          {t('noTheatre.text')}
        </EmptyState>
      ) : (
        <div className="max-w-180">
          <PlanForm
            begun={false}
            colleagues={await listColleagueOptions(null, roleWords, locale)}
            fictionalOnly={isDemonstration()}
            patient={null}
            theatres={theatres}
            values={{
              theatreId: theatres[0]?.value ?? '',
              ...texts,
              ...times,
              patient: newPatient(isDemonstration()),
              people: [{ userId: '', part: 'lead' }],
            }}
          />
        </div>
      )}
    </>
  );
}
