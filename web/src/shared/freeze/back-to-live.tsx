import { Play } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { KeyCap } from '../ui/key-cap.tsx';

interface BackToLiveProps {
  onRelease: () => void;
  /** Whether a key does the same here. */
  hasKey?: boolean;
}

/** The way back, dark on the light bar. */
export function BackToLive({ onRelease, hasKey = false }: BackToLiveProps) {
  const t = useTranslations('Freeze');
  return (
    <button
      aria-keyshortcuts={hasKey ? 'F' : undefined}
      className="inline-flex h-8 shrink-0 cursor-pointer items-center gap-2 whitespace-nowrap rounded-control bg-on-inverse px-3 font-medium text-14 text-inverse hover:opacity-90 max-tablet:h-11 pointer-coarse:h-11"
      data-testid="back-to-live"
      onClick={onRelease}
      type="button"
    >
      <Play aria-hidden size={16} />
      {t('backToLive')}
      {hasKey && (
        <span className="pointer-coarse:hidden">
          <KeyCap>{t('key')}</KeyCap>
        </span>
      )}
    </button>
  );
}
