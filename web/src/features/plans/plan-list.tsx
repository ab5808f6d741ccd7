import type { ConsultationPlan } from '@scrubline/database';
import { CalendarX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { PlanRow } from './plan-row.tsx';

interface PlanListProps {
  /** 2026-03-12 */
  day: string;
  plans: readonly ConsultationPlan[];
}

/** What is planned for a day, in the order of its start. */
export function PlanList({ day, plans }: PlanListProps) {
  const t = useTranslations('Plans.empty');
  if (plans.length === 0) {
    return (
      <EmptyState icon={<CalendarX aria-hidden size={32} />} title={t('title')}>
        {t('text')}
      </EmptyState>
    );
  }
  return (
    <ul className="rounded-panel border border-line bg-panel max-tablet:-mx-5 max-tablet:rounded-none max-tablet:border-x-0">
      {plans.map((plan) => (
        <PlanRow key={plan.consultationId} day={day} plan={plan} />
      ))}
    </ul>
  );
}
