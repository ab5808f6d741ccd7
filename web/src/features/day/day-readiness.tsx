import type { ConsultationOfPerson } from '@scrubline/database';
import { useTranslations } from 'next-intl';
import { Chip } from '../../shared/ui/chip.tsx';
import { ReadinessChip } from '../../shared/ui/readiness-chip.tsx';

/** What is known to be ready. Nothing stands here that has not been checked. */
export function DayReadiness({ consultation }: { consultation: ConsultationOfPerson }) {
  const t = useTranslations('Day.readiness');
  return (
    <div className="flex flex-wrap gap-1">
      {consultation.kind === 'theatre' && consultation.endedAt === null && (
        <ReadinessChip
          readiness={consultation.theatrePaired ? 'ready' : 'needs-you'}
          word={consultation.theatrePaired ? t('paired') : t('unpaired')}
        />
      )}
      {consultation.demonstration && <Chip tone="absent">{t('demonstration')}</Chip>}
    </div>
  );
}
