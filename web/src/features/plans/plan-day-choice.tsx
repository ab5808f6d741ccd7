'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '../../shared/ui/button-link.tsx';

interface PlanDayChoiceProps {
  /** 2026-03-12 */
  day: string;
  previous: string;
  next: string;
  today: string;
}

const addressOf = (day: string) => `/admin/consultations?day=${day}`;

/** Goes from day to day. */
export function PlanDayChoice({ day, previous, next, today }: PlanDayChoiceProps) {
  const t = useTranslations('Plans');
  const router = useRouter();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ButtonLink aria-label={t('previous')} href={addressOf(previous)} size="touch">
        <ChevronLeft aria-hidden size={20} />
      </ButtonLink>
      <input
        aria-label={t('day')}
        className="h-11 rounded-control border border-ink-3 bg-panel px-3 text-16 text-ink"
        key={day}
        defaultValue={day}
        onChange={({ target }) => target.validity.valid && target.value && router.push(addressOf(target.value))}
        type="date"
      />
      <ButtonLink aria-label={t('next')} href={addressOf(next)} size="touch">
        <ChevronRight aria-hidden size={20} />
      </ButtonLink>
      {day !== today && (
        <ButtonLink href={addressOf(today)} look="quiet" size="touch">
          {t('today')}
        </ButtonLink>
      )}
    </div>
  );
}
