import { CalendarX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { clockTime } from '../../i18n/clock-time.ts';
import { useBilingual } from '../../i18n/use-bilingual.ts';
import type { RigToday } from '../api/rig-api.ts';
import { Button } from '../ui/button.tsx';
import { DemoChip } from '../ui/demo-chip.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

interface ConsultationPickerProps {
  today: RigToday;
  /** What the button says. */
  startLabel: string;
  onStart: (consultationId: string) => void;
}

/** Today's operations of this theatre. One touch starts. */
export function ConsultationPicker({ today, startLabel, onStart }: ConsultationPickerProps) {
  const t = useTranslations('Theatre');
  const tPatient = useTranslations('Patient');
  const inLanguage = useBilingual();
  const open = today.consultations.filter(({ endedAt }) => endedAt === null);
  if (open.length === 0) {
    return (
      <EmptyState icon={<CalendarX aria-hidden size={32} />} title={t('nothingTodayTitle')}>
        {t('nothingToday')}
      </EmptyState>
    );
  }
  const time = (instant: string) => clockTime(new Date(instant), today.timeZone);
  return (
    <ul className="flex flex-col gap-3">
      {open.map(({ consultationId, title, startsAt, endsAt, surgeonName, patient, demonstration }, index) => (
        <li
          className="flex flex-wrap items-center gap-4 rounded-panel border border-line bg-panel p-4"
          key={consultationId}
        >
          <span className="text-20">{t('span', { from: time(startsAt), to: time(endsAt) })}</span>
          <span className="min-w-0 flex-1">
            <span className="flex items-center gap-2 font-medium text-16">
              {inLanguage(title)}
              {demonstration && <DemoChip />}
            </span>
            <span className="text-14 text-ink-2">
              {t('whose', { surgeon: surgeonName, patient: tPatient('summary', { ...patient }) })}
            </span>
          </span>
          <Button
            data-testid="start-consultation"
            look={index === 0 ? 'primary' : 'plain'}
            onClick={() => onStart(consultationId)}
            size="theatre"
          >
            {startLabel}
          </Button>
        </li>
      ))}
    </ul>
  );
}
