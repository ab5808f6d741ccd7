import { listConsultationPlans } from '@scrubline/database';
import { Plus } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { AdminHeading } from '../../../../features/admin-frame/admin-heading.tsx';
import { dayFrom, localDay } from '../../../../features/plans/local-form.ts';
import { PlanDayChoice } from '../../../../features/plans/plan-day-choice.tsx';
import { PlanList } from '../../../../features/plans/plan-list.tsx';
import { currentBackend } from '../../../../server/backend.ts';
import { requirePerson } from '../../../../server/current-person.ts';
import { shiftDay } from '../../../../server/local-span.ts';
import { keptBy, theatreKeepers } from '../../../../server/theatres.ts';
import { ButtonLink } from '../../../../shared/ui/button-link.tsx';

export async function generateMetadata() {
  return { title: (await getTranslations('Plans'))('title') };
}

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ConsultationsPage({ searchParams }: PageProps) {
  const person = await requirePerson(theatreKeepers);
  const t = await getTranslations('Plans');
  const { database, now } = currentBackend();
  const drawnAt = new Date(now());
  const today = localDay(drawnAt, person.site.timeZone);
  const asked = (await searchParams).day;
  const day = dayFrom(typeof asked === 'string' ? asked : undefined) ?? today;
  const plans = await listConsultationPlans(database, { day, now: drawnAt, ...keptBy(person) });
  return (
    <>
      <AdminHeading
        action={
          <ButtonLink href={`/admin/consultations/new?day=${day}`} look="primary">
            <Plus aria-hidden size={16} />
            {t('add')}
          </ButtonLink>
        }
        lead={t('lead')}
        title={t('title')}
      />
      <div className="mb-4">
        <PlanDayChoice day={day} next={shiftDay(day, 1)} previous={shiftDay(day, -1)} today={today} />
      </div>
      <PlanList day={day} plans={plans} />
    </>
  );
}
