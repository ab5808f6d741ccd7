import { useTranslations } from 'next-intl';
import { clockTime } from '../../i18n/clock-time.ts';
import { ButtonLink } from '../../shared/ui/button-link.tsx';
import type { DayRow } from './day-row.ts';

interface DayActionProps {
  row: DayRow;
  /** The first row of the present ones carries the page's one teal button. */
  main: boolean;
}

/** The one thing that can be done about a row at this minute. */
export function DayAction({ row: { consultation, standing, mayEnter }, main }: DayActionProps) {
  const t = useTranslations('Day');
  if (mayEnter) {
    return (
      <ButtonLink
        className="w-full"
        href={`/theatre/${consultation.consultationId}`}
        look={main ? 'primary' : 'plain'}
        prefetch={false}
      >
        {t('enter')}
      </ButtonLink>
    );
  }
  if (standing.phase !== 'later' || consultation.kind !== 'theatre') return null;
  return (
    <span className="block text-12 text-ink-2 max-laptop:text-14 laptop:text-center">
      {t('opensAt', { time: clockTime(standing.opensAt, consultation.timeZone) })}
    </span>
  );
}
