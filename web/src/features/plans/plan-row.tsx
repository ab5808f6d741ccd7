import type { ConsultationPlan } from '@scrubline/database';
import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { clockTime } from '../../i18n/clock-time.ts';
import { inLanguage, personName } from '../../i18n/in-language.ts';
import { phaseOfPlan } from '../../server/planning.ts';
import { DemoChip } from '../../shared/ui/demo-chip.tsx';
import { MiddleDot } from '../../shared/ui/middle-dot.tsx';
import { localDay } from './local-form.ts';
import { PlanPhaseChip } from './plan-phase-chip.tsx';

interface PlanRowProps {
  plan: ConsultationPlan;
  /** The day that is shown. */
  day: string;
}

/** One plan: when, what, where, whose, and who takes part. The whole row leads to it. */
export function PlanRow({ plan, day }: PlanRowProps) {
  const t = useTranslations('Plans');
  const tPatient = useTranslations('Patient');
  const locale = useLocale();
  const { consultationId, timeZone, startsAt, endsAt, people } = plan;
  const { nameMasked, sex, ageYears, fictional } = plan.patient;
  const phase = phaseOfPlan(plan);
  const overnight = localDay(endsAt, timeZone) > day;
  return (
    <li
      className={`relative flex items-start gap-x-6 gap-y-2 border-line border-t px-6 py-4 first:border-t-0 hover:bg-raised max-tablet:flex-wrap max-tablet:px-5 ${phase === 'cancelled' ? 'text-ink-3' : ''}`}
    >
      <p className="w-28 shrink-0 font-medium text-16 max-tablet:w-auto">
        {t('span', { from: clockTime(startsAt, timeZone), to: clockTime(endsAt, timeZone) })}
        {overnight && (
          <span className="block text-12 text-ink-2 max-tablet:inline max-tablet:pl-2">{t('nextDay')}</span>
        )}
      </p>
      <div className="min-w-0 flex-1 max-tablet:basis-full">
        <Link
          className={`font-medium text-16 no-underline after:absolute after:inset-0 ${phase === 'cancelled' ? 'text-ink-2 line-through' : 'text-ink'}`}
          href={`/admin/consultations/${consultationId}`}
        >
          {inLanguage(plan.title, locale)}
        </Link>
        <p className="mt-0.5 text-ink-2">
          {inLanguage(plan.site, locale)} {inLanguage(plan.theatre, locale)}
          <MiddleDot />
          {t('surgeon', { name: plan.surgeonName })}
          <MiddleDot />
          {tPatient('summary', { nameMasked, sex, ageYears })}
        </p>
        <p className="mt-0.5 text-12 text-ink-2">
          {people.length === 0
            ? t('nobody')
            : people.map((person) => `${personName(person, locale)} (${t(`part.${person.part}`)})`).join(', ')}
        </p>
      </div>
      <div className="flex shrink-0 flex-wrap items-center gap-1">
        <PlanPhaseChip phase={phase} />
        {fictional && <DemoChip />}
        <ChevronRight aria-hidden className="text-ink-3 max-tablet:hidden" size={20} />
      </div>
    </li>
  );
}
