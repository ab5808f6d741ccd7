import { Hospital } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { SiteInList } from '../../server/theatres.ts';
import { EmptyState } from '../../shared/ui/empty-state.tsx';
import { SitePanel } from './site-panel.tsx';

interface TheatreListProps {
  sites: readonly SiteInList[];
  /** Whether whoever reads this sets up sites as well. */
  maySetUpSites: boolean;
  /** The address of the rig page, as one types it at the theatre's computer. */
  rigAddress: string;
  /** The server's time when it drew the page. */
  drawnAt: Date;
}

/** The sites that somebody keeps, with their theatres. */
export function TheatreList({ sites, ...rest }: TheatreListProps) {
  const t = useTranslations('Theatres.empty');
  if (sites.length === 0) {
    return (
      <EmptyState icon={<Hospital aria-hidden size={32} />} title={t('title')}>
        {t('text')}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-6">
      {sites.map((site) => (
        <SitePanel key={site.siteId} site={site} {...rest} />
      ))}
    </div>
  );
}
