import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { clockTime } from '../../i18n/clock-time.ts';
import { inLanguage } from '../../i18n/in-language.ts';
import type { SiteInList } from '../../server/theatres.ts';
import { ReadinessChip } from '../../shared/ui/readiness-chip.tsx';
import { PairRigButton } from './pair-rig-button.tsx';
import { RevokeRigButton } from './revoke-rig-button.tsx';

interface TheatreItemProps {
  site: SiteInList;
  theatre: SiteInList['theatres'][number];
  rigAddress: string;
  drawnAt: Date;
}

/** One theatre with the rigs it knows. */
export function TheatreItem({ site, theatre, rigAddress, drawnAt }: TheatreItemProps) {
  const t = useTranslations('Theatres');
  const locale = useLocale();
  const format = useFormatter();
  const { rigs } = theatre;
  const place = { site: inLanguage(site.name, locale), theatre: inLanguage(theatre.name, locale) };
  const since = (moment: Date) => {
    const day = format.dateTime(moment, { dateStyle: 'medium', timeZone: site.timeZone });
    return `${day} ${clockTime(moment, site.timeZone)}`;
  };
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 border-line border-t px-6 py-4 max-tablet:px-5">
      <div className="w-60 max-tablet:w-full">
        <h3 className="font-medium text-16">{place.theatre}</h3>
        <div className="mt-1">
          <ReadinessChip readiness={rigs.length > 0 ? 'ready' : 'needs-you'} word={t('rigs', { count: rigs.length })} />
        </div>
      </div>
      <ul className="flex min-w-0 flex-1 flex-col gap-1 empty:max-tablet:hidden max-tablet:w-full max-tablet:flex-none">
        {rigs.map((rig) => (
          <li key={rig.rigId} className="flex items-center gap-2 text-ink-2">
            {t('rigSince', { label: rig.label, date: since(rig.pairedAt) })}
            <RevokeRigButton label={rig.label} place={place} rigId={rig.rigId} />
          </li>
        ))}
      </ul>
      <PairRigButton
        drawnAt={drawnAt}
        place={place}
        rigAddress={rigAddress}
        rigIds={rigs.map((rig) => rig.rigId)}
        theatreId={theatre.theatreId}
      />
    </li>
  );
}
