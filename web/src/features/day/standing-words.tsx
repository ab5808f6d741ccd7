import { useTranslations } from 'next-intl';
import { clockTime } from '../../i18n/clock-time.ts';
import type { Standing } from './day-row.ts';

interface StandingWordsProps {
  standing: Standing;
  /** Of the consultation's site. */
  timeZone: string;
}

/** How a consultation stands against the clock, in a few words under its planned time. */
export function StandingWords({ standing, timeZone }: StandingWordsProps) {
  const t = useTranslations('Day');
  switch (standing.phase) {
    case 'running':
      return t('running', { minutes: standing.minutesSinceStart });
    case 'soon':
      return t('soon', { minutes: standing.minutesToStart });
    case 'late':
      return standing.minutesLate === 0 ? t('due') : t('late', { minutes: standing.minutesLate });
    case 'later':
      return t('planned', { minutes: standing.plannedMinutes });
    case 'finished':
      return t('finishedAt', { time: clockTime(standing.endedAt, timeZone) });
    case 'not-started':
      return t('notStarted');
  }
}
