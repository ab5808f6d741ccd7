import { Hospital } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { inLanguage } from '../../i18n/in-language.ts';
import type { SiteInList } from '../../server/theatres.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { TheatreItem } from './theatre-item.tsx';

interface TheatreListProps {
  sites: readonly SiteInList[];
  /** The address of the rig page, as one types it at the theatre's computer. */
  rigAddress: string;
  /** The server's time when it drew the page. */
  drawnAt: Date;
}

/** Every theatre of the network, by its site. */
export function TheatreList({ sites, rigAddress, drawnAt }: TheatreListProps) {
  const t = useTranslations('Theatres');
  const locale = useLocale();
  if (sites.length === 0) {
    return (
      <EmptyState icon={<Hospital aria-hidden size={32} />} title={t('empty.title')}>
        {t('empty.text')}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      {sites.map((site) => (
        <section
          key={site.siteId}
          aria-labelledby={`site-${site.siteId}`}
          className="rounded-panel border border-line bg-panel max-tablet:-mx-5 max-tablet:rounded-none max-tablet:border-x-0"
        >
          <h2 className="px-6 py-3 font-bold text-14 max-tablet:px-5" id={`site-${site.siteId}`}>
            {inLanguage(site.name, locale)}
          </h2>
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
      ))}
    </div>
  );
}
