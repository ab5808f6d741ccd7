'use client';

import { useTranslations } from 'next-intl';
import { clockTime } from '../../i18n/clock-time.ts';
import { Banner } from '../ui/banner.tsx';
import { useFreshPage } from './use-fresh-page.ts';

const minuteMs = 60_000;

interface KeepFreshProps {
  /** When the server drew what is shown. */
  drawnAt: Date;
  /** An IANA name. */
  timeZone: string;
}

/** Keeps the page as new as the minute, and says from when it is as soon as that fails. */
export function KeepFresh({ drawnAt, timeZone }: KeepFreshProps) {
  const t = useTranslations('Freshness');
  const reach = useFreshPage(minuteMs);
  if (reach === 'reached') return null;
  return (
    <Banner level="yellow" title={t(reach)}>
      {t('shown', { time: clockTime(drawnAt, timeZone) })}
    </Banner>
  );
}
