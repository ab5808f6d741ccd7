import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';
import type { Capture } from './use-capture.ts';

interface CaptureTroubleProps {
  capture: Capture;
  of: 'camera' | 'microphone';
  /** One line between other things, or over a picture. */
  size?: keyof typeof sizeLook;
}

const sizeLook = { compact: 'px-3 py-1', wide: 'p-3' };

/** Why a device gives nothing, and what to do; nothing while it works. */
export function CaptureTrouble({ capture, of, size = 'wide' }: CaptureTroubleProps) {
  const t = useTranslations('CaptureProblem');
  if (capture.state.status !== 'failed') return null;
  return (
    <div className={`flex flex-wrap items-center gap-2 bg-over text-14 text-n2 ${sizeLook[size]}`} role="alert">
      <span className="min-w-40 flex-1">{t(`${of}.${capture.state.problem}`)}</span>
      <Button look="inverse" onClick={capture.retry} size="small">
        {t('retry')}
      </Button>
    </div>
  );
}
