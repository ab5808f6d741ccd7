import type { LeaveReason } from '@scrubline/contract';
import { DoorClosed } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { mayEnterAgain } from '../../shared/room/may-enter-again.ts';
import { Button } from '../../shared/ui/button.tsx';

interface ScreenEndedProps {
  reason: LeaveReason;
  /** Back to the list; null while the rig on this computer decides what is shown. */
  onLeave: (() => void) | null;
  onEnter: () => void;
}

/** The display when there is nothing more to show: why, and the way back. */
export function ScreenEnded({ reason, onLeave, onEnter }: ScreenEndedProps) {
  const t = useTranslations('Ended');
  const tReason = useTranslations('LeaveReason');
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-6 p-6 text-center">
      <DoorClosed aria-hidden className="text-ink-3" size={48} />
      <h1 className="font-bold text-48">{t(`title.${reason}`)}</h1>
      <p className="max-w-240 text-24 text-ink-2">{tReason(`${reason}.own`)}</p>
      <div className="flex gap-4">
        {onLeave && (
          <Button onClick={onLeave} size="theatre">
            {t('toList')}
          </Button>
        )}
        {mayEnterAgain(reason) && (
          <Button look="primary" onClick={onEnter} size="theatre">
            {t('enterAgain')}
          </Button>
        )}
      </div>
    </main>
  );
}
