import { Snowflake } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Freezing } from '../../shared/freeze/use-freeze.ts';
import { Tooltip } from '../../shared/ui/tooltip.tsx';

interface FreezeToolProps {
  freezing: Freezing;
  shortcut: string;
}

/** Freezes for everybody; pressed again, back to live. */
export function FreezeTool({ freezing, shortcut }: FreezeToolProps) {
  const t = useTranslations('Freeze');
  const { freeze, hold, release, isUnderway } = freezing;
  const label = t(freeze ? 'backToLive' : isUnderway ? 'underway' : 'freeze');
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <button
        aria-busy={isUnderway}
        aria-keyshortcuts={shortcut}
        aria-label={label}
        aria-pressed={freeze !== null}
        className={`relative inline-flex size-11 shrink-0 cursor-pointer items-center justify-center rounded-control border ${freeze ? 'border-inverse bg-inverse text-on-inverse' : 'border-transparent text-ink-2 hover:bg-raised'} ${isUnderway ? 'opacity-50' : ''}`}
        data-permission="freeze"
        data-standing="may"
        onClick={() => (release ?? hold)?.()}
        type="button"
      >
        <Snowflake aria-hidden size={20} />
      </button>
    </Tooltip>
  );
}
