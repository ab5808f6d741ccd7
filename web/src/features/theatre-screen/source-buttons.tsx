import type { CameraSource } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

interface SourceButtonsProps {
  sources: readonly CameraSource[];
  chosen: CameraSource | null;
  onChoose: (source: CameraSource) => void;
  /** What stands at the far end. */
  children?: ReactNode;
}

/** Which of the theatre's pictures stands on the screen. Large enough for gloves. */
export function SourceButtons({ sources, chosen, onChoose, children }: SourceButtonsProps) {
  const tSource = useTranslations('CameraSource');
  const t = useTranslations('TheatreScreen');
  return (
    <div className="flex min-h-26 flex-wrap items-center gap-3 border-line border-t bg-panel px-6 py-5">
      <nav aria-label={t('pictures')} className="flex flex-wrap gap-3">
        {sources.map((source) => (
          <button
            aria-pressed={source === chosen}
            className={`min-h-16 min-w-36 cursor-pointer rounded-panel bg-raised px-6 font-medium text-20 text-ink ${source === chosen ? 'border-2 border-ink' : 'border border-line-strong'}`}
            key={source}
            onClick={() => onChoose(source)}
            type="button"
          >
            {source === chosen ? t('current', { source: tSource(source) }) : tSource(source)}
          </button>
        ))}
      </nav>
      {children && <div className="ml-auto flex flex-wrap items-center gap-3">{children}</div>}
    </div>
  );
}
