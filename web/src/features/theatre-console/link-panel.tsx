import { useFormatter, useTranslations } from 'next-intl';
import type { MediaSession } from '../../shared/media/media-session.ts';
import { LinkChart } from './link-chart.tsx';
import { useLinkReadings } from './use-link-readings.ts';

/** The link of this page over the last minutes, as a picture and as three numbers. */
export function LinkPanel({ media }: { media: MediaSession | null }) {
  const t = useTranslations('Link');
  const format = useFormatter();
  const readings = useLinkReadings(media);
  const last = readings.at(-1);
  if (!last) return <p className="py-2 text-12 text-ink-3">{t('measuring')}</p>;
  const roundTrip = last.roundTripMs === null ? null : Math.round(last.roundTripMs);
  const mbps = format.number(last.downMbps, { maximumFractionDigits: 1 });
  const loss = format.number(last.lossRatio, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <>
      <LinkChart description={t('chart')} readings={readings} />
      <dl className="mt-2 flex justify-between text-12 text-ink-2">
        <Figure name={t('down')} value={t('mbps', { mbps })} />
        <Figure name={t('roundTrip')} value={roundTrip === null ? t('unknown') : t('milliseconds', { roundTrip })} />
        <Figure name={t('loss')} value={loss} />
      </dl>
    </>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex gap-1">
      <dt>{name}</dt>
      <dd className="text-ink">{value}</dd>
    </div>
  );
}
