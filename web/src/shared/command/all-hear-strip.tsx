import { isTheatre, type Participant } from '@scrubline/contract';
import { Megaphone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { CommandSize } from './command-size.ts';
import { isSummoned } from './held-wish.ts';

interface AllHearStripProps {
  size: CommandSize;
  self: Participant | null;
  /** Whether this page's microphone gives sound; null where there is none. */
  microphoneWorks: boolean | null;
}

/** Lies over the page's header while all-hear is on: nobody can miss it, and nothing below moves. */
export function AllHearStrip({ size, self, microphoneWorks }: AllHearStripProps) {
  const t = useTranslations('Command');
  const theatre = self !== null && isTheatre(self);
  const speaks = self !== null && isSummoned(self) && microphoneWorks !== null;
  const words = speaks ? (microphoneWorks ? 'allHearSpeaks' : 'allHearBroken') : 'allHearListens';
  return (
    <div
      className="absolute inset-0 z-30 flex items-center justify-center gap-4 overflow-hidden bg-accent px-4 text-on-accent"
      data-testid="all-hear"
      role="alert"
    >
      <Megaphone aria-hidden className="shrink-0" size={size === 'theatre' ? 32 : 24} />
      <span className="flex flex-wrap items-baseline gap-x-4 max-tablet:flex-col">
        <b className={`font-bold ${size === 'theatre' ? 'text-32' : 'text-20 max-tablet:text-14'}`}>
          {t(theatre ? 'allHearHere' : 'allHearCalls')}
        </b>
        {!theatre && <span className="text-16 max-tablet:text-12">{t(words)}</span>}
      </span>
    </div>
  );
}
