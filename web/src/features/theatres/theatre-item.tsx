import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { clockTime } from '../../i18n/clock-time.ts';
import { inLanguage } from '../../i18n/in-language.ts';
import type { SiteInList } from '../../server/theatres.ts';
import { ReadinessChip } from '../../shared/ui/readiness-chip.tsx';
import { PairRigButton } from './pair-rig-button.tsx';
import { RevokeRigButton } from './revoke-rig-button.tsx';
import { TheatreDialog } from './theatre-dialog.tsx';

interface TheatreItemProps {
  site: SiteInList;
  theatre: SiteInList['theatres'][number];
  rigAddress: string;
  drawnAt: Date;
}

/** One theatre with the rigs it knows and knew. */
export function TheatreItem({ site, theatre, rigAddress, drawnAt }: TheatreItemProps) {
  const t = useTranslations('Theatres');
  const locale = useLocale();
  const format = useFormatter();
  const place = { site: inLanguage(site.name, locale), theatre: inLanguage(theatre.name, locale) };
  const paired = theatre.rigs.filter(({ revokedAt }) => !revokedAt);
  const revoked = theatre.rigs.flatMap(({ revokedAt, ...rig }) => (revokedAt ? [{ ...rig, revokedAt }] : []));
  const written = (moment: Date) => {
    const day = format.dateTime(moment, { dateStyle: 'medium', timeZone: site.timeZone });
    return `${day} ${clockTime(moment, site.timeZone)}`;
  };
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-3 border-line border-t px-6 py-4 max-tablet:px-5">
      <div className="w-60 max-tablet:w-full">
        <div className="flex items-center gap-2">
          <h3 className="font-medium text-16">{place.theatre}</h3>
          <TheatreDialog
            name={t('renameOf', place)}
            path={`/api/theatres/${theatre.theatreId}`}
            place={place.site}
            size="small"
            theatre={{ nameZh: theatre.name.zh, nameEn: theatre.name.en }}
          >
            {t('rename')}
          </TheatreDialog>
        </div>
        <div className="mt-1">
          <ReadinessChip
            readiness={paired.length > 0 ? 'ready' : 'needs-you'}
            word={t('paired', { count: paired.length })}
          />
        </div>
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-1 max-tablet:w-full max-tablet:flex-none">
        <ul className="flex flex-col gap-1 empty:hidden">
          {paired.map((rig) => (
            <li key={rig.rigId} className="flex flex-wrap items-center gap-x-2 text-ink-2">
              {t('rigSince', { label: rig.label, date: written(rig.pairedAt) })}
              <RevokeRigButton label={rig.label} place={place} rigId={rig.rigId} />
            </li>
          ))}
        </ul>
        {revoked.length > 0 && (
          <details className="text-ink-2">
            <summary className="cursor-pointer py-1 text-12 pointer-coarse:py-3">
              {t('earlier', { count: revoked.length })}
            </summary>
            <ul className="flex flex-col gap-1 py-1 text-12">
              {revoked.map((rig) => (
                <li key={rig.rigId}>{t('rigRevoked', { label: rig.label, date: written(rig.revokedAt) })}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <PairRigButton
        drawnAt={drawnAt}
        place={place}
        rigAddress={rigAddress}
        rigIds={paired.map((rig) => rig.rigId)}
        theatreId={theatre.theatreId}
      />
    </li>
  );
}
