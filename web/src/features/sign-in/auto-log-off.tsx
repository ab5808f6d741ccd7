'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { callApi } from '../../shared/api/call-api.ts';
import type { PageEnd } from '../../shared/api/session-api.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { type SessionWarning, watchSession } from './session-watch.ts';

async function logOff(because: PageEnd): Promise<void> {
  // Whether the server hears it or not: what is on the screen goes.
  if (because !== 'elsewhere') {
    const path = '/api/session/end';
    await callApi({ method: 'POST', path, body: { because }, reply: z.object({}) }).catch(() => null);
  }
  window.location.assign(`/sign-in?ended=${because}`);
}

/** Ends a session that nobody uses, after a minute in which one press keeps it. In every page of a signed-in person. */
export function AutoLogOff() {
  const [warning, setWarning] = useState<SessionWarning | null>(null);
  useEffect(() => watchSession({ onWarning: setWarning, onEnd: (because) => void logOff(because) }), []);
  return warning && <Countdown warning={warning} />;
}

function Countdown({ warning }: { warning: SessionWarning }) {
  const t = useTranslations('AutoLogOff');
  const { endsAt, mayBeKept } = warning;
  const [open, setOpen] = useState(true);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const secondsLeft = Math.max(0, Math.ceil((endsAt - now) / 1_000));
  const words = mayBeKept ? 'idle' : 'shift-over';
  return (
    <Dialog
      actions={
        <Button look="primary" onClick={mayBeKept ? undefined : () => void logOff('shift-over')} size="touch">
          {t(`${words}.action`)}
        </Button>
      }
      // Whatever closes it is an action, and an action keeps the session, as long as it may be kept.
      onOpenChange={setOpen}
      open={open}
      title={t(`${words}.title`)}
    >
      <div className="flex items-center gap-6">
        <p aria-hidden className="w-20 shrink-0 text-right font-bold text-48 tabular-nums">
          {secondsLeft}
        </p>
        <p className="text-ink-2" role="timer">
          {t(`${words}.text`, { seconds: secondsLeft })}
        </p>
      </div>
    </Dialog>
  );
}
