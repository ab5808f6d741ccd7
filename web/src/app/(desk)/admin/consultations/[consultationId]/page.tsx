import type { ConsultationPlan } from '@scrubline/database';
import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { InvitationPanel } from '../../../../../features/invitations/invitation-panel.tsx';
import { localDay } from '../../../../../features/plans/local-form.ts';
import { PlanForm } from '../../../../../features/plans/plan-form.tsx';
import { PlanHeading } from '../../../../../features/plans/plan-heading.tsx';
import { PlanPhaseChip } from '../../../../../features/plans/plan-phase-chip.tsx';
import { clockTime } from '../../../../../i18n/clock-time.ts';
import { inLanguage } from '../../../../../i18n/in-language.ts';
import { requirePerson } from '../../../../../server/current-person.ts';
import { isDemonstration } from '../../../../../server/demonstration/is-demonstration.ts';
import { listGuests } from '../../../../../server/invitations.ts';
import { listColleagueOptions, listTheatreOptions } from '../../../../../server/plan-options.ts';
import { loadPlan, phaseOfPlan } from '../../../../../server/planning.ts';
import { theatreKeepers } from '../../../../../server/theatres.ts';
import type { ConsultationBody } from '../../../../../shared/api/consultation-api.ts';
import { ConfirmButton } from '../../../../../shared/form/confirm-button.tsx';
import { DemoChip } from '../../../../../shared/ui/demo-chip.tsx';
import { Notice } from '../../../../../shared/ui/notice.tsx';

export async function generateMetadata() {
  return { title: (await getTranslations('Plans'))('editTitle') };
}

interface PageProps {
  params: Promise<{ consultationId: string }>;
}

/** As the form takes it: the wall clock of the site, and the patient left as they are. */
const valuesOf = ({ theatreId, title, surgeonName, startsAt, endsAt, timeZone, people }: ConsultationPlan) =>
  ({
    theatreId,
    titleZh: title.zh,
    titleEn: title.en,
    surgeonName,
    day: localDay(startsAt, timeZone),
    startsAt: clockTime(startsAt, timeZone),
    endsAt: clockTime(endsAt, timeZone),
    patient: null,
    people: people.map(({ userId, part }) => ({ userId, part })),
  }) satisfies ConsultationBody;

export default async function ConsultationPage({ params }: PageProps) {
  const person = await requirePerson(theatreKeepers);
  const { consultationId } = await params;
  const plan = await loadPlan(person, consultationId);
  if (!plan) notFound();
  const t = await getTranslations('Plans');
  const tPatient = await getTranslations('Patient');
  const roleWords = await getTranslations('StaffRole');
  const locale = await getLocale();
  const phase = phaseOfPlan(plan);
  const isOpen = phase === 'planned' || phase === 'begun';
  const { nameMasked, sex, ageYears, fictional } = plan.patient;
  const values = valuesOf(plan);
  const cancelWords = {
    title: t('cancel.title'),
    where: inLanguage(plan.title, locale),
    text: t('cancel.text'),
    confirm: t('cancel.confirm'),
    done: t('cancel.done'),
  };
  return (
    <>
      <PlanHeading day={values.day} title={inLanguage(plan.title, locale)}>
        <PlanPhaseChip phase={phase} />
        {fictional && <DemoChip />}
      </PlanHeading>
      <div className="grid items-start gap-6 wide:grid-cols-[1fr_360px]">
        {isOpen ? (
          <PlanForm
            begun={phase === 'begun'}
            colleagues={await listColleagueOptions(plan, roleWords, locale)}
            consultationId={consultationId}
            fictionalOnly={isDemonstration()}
            patient={tPatient('summary', { nameMasked, sex, ageYears })}
            theatres={await listTheatreOptions(person, locale)}
            values={values}
          />
        ) : (
          <Notice level="blue" title={t(`closed.${phase}`)} />
        )}
        <div className="flex flex-col gap-6">
          <InvitationPanel
            consultationId={consultationId}
            invitations={await listGuests(consultationId)}
            isOpen={isOpen}
            timeZone={plan.timeZone}
          />
          {phase === 'planned' && (
            <div>
              <ConfirmButton
                path={`/api/consultations/${consultationId}/cancel`}
                word={t('cancel.action')}
                words={cancelWords}
              />
            </div>
          )}
        </div>
      </div>
    </>
  );
}
