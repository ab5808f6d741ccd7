import type { StaffRole } from '@scrubline/database';
import { CalendarCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '../../shared/ui/empty-state.tsx';

/** A day without work says so, in words that are true for this person. */
export function EmptyDay({ role }: { role: StaffRole }) {
  const t = useTranslations('Day.empty');
  return (
    <EmptyState icon={<CalendarCheck aria-hidden size={32} />} title={t('title')}>
      {t(role === 'assistant-doctor' || role === 'pharmacist' ? role : 'named')}
    </EmptyState>
  );
}
