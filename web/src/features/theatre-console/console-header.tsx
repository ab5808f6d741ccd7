import { ChevronLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ButtonLink } from '../../shared/ui/button-link.tsx';
import { DemoChip } from '../../shared/ui/demo-chip.tsx';
import { SiteClock } from '../../shared/ui/site-clock.tsx';
import type { ConsultationSummary } from './consultation-summary.ts';

/** What operation this is, where, whose, and what time it is there. */
export function ConsoleHeader({ consultation, children }: { consultation: ConsultationSummary; children?: ReactNode }) {
  const t = useTranslations('Console');
  const { title, site, theatre, surgeonName, patient, timeZone, demonstration, isGuest } = consultation;
  return (
    <header className="relative flex min-h-12 items-center gap-3 border-line border-b bg-panel px-2 text-14 text-ink-2">
      <ButtonLink href={isGuest ? '/invite' : '/day'} look="quiet" size="small">
        <ChevronLeft aria-hidden size={16} />
        {t(isGuest ? 'toInvitation' : 'toDay')}
      </ButtonLink>
      <h1 className="min-w-0 truncate font-medium text-16 text-ink">{title}</h1>
      <span className="truncate max-wide:hidden">
        {site} {theatre}
      </span>
      <span className="whitespace-nowrap max-wide:hidden">{t('surgeon', { name: surgeonName })}</span>
      {patient && <span className="whitespace-nowrap max-wide:hidden">{t('patient', { patient })}</span>}
      {demonstration && (
        <span className="max-tablet:hidden">
          <DemoChip />
        </span>
      )}
      <span className="ml-auto flex items-center gap-3 whitespace-nowrap">
        {children}
        <SiteClock timeZone={timeZone} />
      </span>
    </header>
  );
}
