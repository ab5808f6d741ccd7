import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';
import type { Capture } from './use-capture.ts';

/** Why a device gives nothing, and what to do; nothing while it works. */
export function CaptureTrouble({ capture, of }: { capture: Capture; of: 'camera' | 'microphone' }) {
  const t = useTranslations('CaptureProblem');
  if (capture.state.status !== 'failed') return null;
  return (
    <div className="flex flex-wrap items-center gap-2 bg-over p-3 text-14 text-n2" role="alert">
      <span className="min-w-40 flex-1">{t(`${of}.${capture.state.problem}`)}</span>
      <Button look="inverse" onClick={capture.retry} size="small">
        {t('retry')}
      </Button>
    </div>
  );
}
