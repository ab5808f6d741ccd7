import { useLocale, useTranslations } from 'next-intl';
import { inLanguage } from '../../i18n/in-language.ts';
import { zoneName } from '../../i18n/zone-name.ts';
import type { SiteInList } from '../../server/theatres.ts';
import { SiteDialog } from './site-dialog.tsx';
import { TheatreDialog } from './theatre-dialog.tsx';
import { TheatreItem } from './theatre-item.tsx';

interface SitePanelProps {
  site: SiteInList;
  maySetUpSites: boolean;
  rigAddress: string;
  drawnAt: Date;
}

/** One site: its time zone, its theatres, and what can be changed about both. */
export function SitePanel({ site, maySetUpSites, rigAddress, drawnAt }: SitePanelProps) {
  const t = useTranslations('Theatres');
  const locale = useLocale();
  const { siteId, timeZone } = site;
  const name = inLanguage(site.name, locale);
  return (
    <section
      aria-labelledby={`site-${siteId}`}
      className="rounded-panel border border-line bg-panel max-tablet:-mx-5 max-tablet:rounded-none max-tablet:border-x-0"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 pr-3 pl-6 max-tablet:px-5">
        <h2 className="font-bold text-16" id={`site-${siteId}`}>
          {name}
        </h2>
        <span className="text-12 text-ink-2">{zoneName(timeZone, locale)}</span>
        <span className="ml-auto flex gap-1 max-tablet:-mx-3 max-tablet:w-full">
          {maySetUpSites && (
            <SiteDialog
              name={t('editSiteOf', { site: name })}
              site={{ siteId, nameZh: site.name.zh, nameEn: site.name.en, timeZone }}
            >
              {t('editSite')}
            </SiteDialog>
          )}
          <TheatreDialog name={t('addTheatreAt', { site: name })} path={`/api/sites/${siteId}/theatres`} place={name}>
            {t('addTheatre')}
          </TheatreDialog>
        </span>
      </div>
      {site.theatres.length === 0 && (
        <p className="border-line border-t px-6 py-4 text-ink-2 max-tablet:px-5">{t('noTheatre')}</p>
      )}
      <ul>
        {site.theatres.map((theatre) => (
          <TheatreItem
            key={theatre.theatreId}
            drawnAt={drawnAt}
            rigAddress={rigAddress}
            site={site}
            theatre={theatre}
          />
        ))}
      </ul>
    </section>
  );
}
