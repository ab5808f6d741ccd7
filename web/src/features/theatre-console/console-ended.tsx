import type { LeaveReason } from '@scrubline/contract';
import { DoorClosed } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { mayEnterAgain } from '../../shared/room/may-enter-again.ts';
import { Button } from '../../shared/ui/button.tsx';
import { ButtonLink } from '../../shared/ui/button-link.tsx';
import { ConsoleHeader } from './console-header.tsx';
import type { ConsultationSummary } from './consultation-summary.ts';

interface ConsoleEndedProps {
  consultation: ConsultationSummary;
  reason: LeaveReason;
  onEnter: () => void;
}

/** The console when one is no longer inside: why, and what can be done now. */
export function ConsoleEnded({ consultation, reason, onEnter }: ConsoleEndedProps) {
  const t = useTranslations('Ended');
  const tReason = useTranslations('LeaveReason');
  return (
    <div className="flex min-h-dvh flex-col bg-page">
      <ConsoleHeader consultation={consultation} />
      <main className="mx-auto flex w-full max-w-120 flex-1 flex-col justify-center gap-3 p-6" data-ended={reason}>
        <DoorClosed aria-hidden className="text-ink-3" size={32} />
        <h2 className="font-medium text-24">{t(`title.${reason}`)}</h2>
        <p className="text-pretty text-16 text-ink-2">{tReason(`${reason}.own`)}</p>
        <div className="mt-4 flex flex-wrap gap-3">
          {mayEnterAgain(reason) && (
            <Button data-testid="join" look="primary" onClick={onEnter} size="touch">
              {t('enterAgain')}
            </Button>
          )}
          {!consultation.isGuest && (
            <ButtonLink href="/day" look={mayEnterAgain(reason) ? 'plain' : 'primary'} size="touch">
              {t('toDay')}
            </ButtonLink>
          )}
        </div>
      </main>
    </div>
  );
}
