import { Snowflake } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { BackToLive } from './back-to-live.tsx';
import type { StandingFreeze } from './use-standing-freeze.ts';

/** Where no stage is shown: that the others see a still, and the way back to live. */
export function FrozenNotice({ freezing: { freeze, release } }: { freezing: StandingFreeze }) {
  const t = useTranslations('Freeze');
  const tSource = useTranslations('CameraSource');
  if (!freeze) return null;
  return (
    <div
      className="flex flex-wrap items-center gap-x-4 gap-y-2 bg-inverse px-6 py-2 text-16 text-on-inverse"
      data-testid="freeze-bar"
      role="status"
    >
      <Snowflake aria-hidden size={20} />
      <b className="font-bold text-20">{t('frozen')}</b>
      <span>{tSource(freeze.still.cameraSource)}</span>
      <span>{t('heldBy', { name: freeze.heldByName })}</span>
      {release && (
        <span className="ml-auto">
          <BackToLive onRelease={release} />
        </span>
      )}
    </div>
  );
}
