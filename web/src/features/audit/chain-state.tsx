'use client';

import { CircleCheck, Link2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { clockTime } from '../../i18n/clock-time.ts';
import { auditVerdict } from '../../shared/api/audit-api.ts';
import { RefusalNotice } from '../../shared/form/refusal-notice.tsx';
import { useSend } from '../../shared/form/use-send.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';

interface ChainStateProps {
  /** Up to where the chain reaches; null before its first row. */
  head: { readonly position: number; readonly hash: string } | null;
  timeZone: string;
}

const digestShown = 16;

/** How long the chain is, and whether it is whole: looked through when somebody asks. */
export function ChainState({ head, timeZone }: ChainStateProps) {
  const t = useTranslations('Audit');
  const [verdict, setVerdict] = useState<(z.output<typeof auditVerdict> & { at: Date }) | null>(null);
  const { state, send } = useSend({
    path: '/api/audit/verify',
    reply: auditVerdict,
    onDone: (found) => setVerdict({ ...found, at: new Date() }),
  });
  const verifying = state.phase === 'sending';
  return (
    <section aria-label={t('chain')} className="mb-4 flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-ink-2">
        <span className="flex min-w-0 items-center gap-2">
          <Link2 aria-hidden size={16} />
          <span className="min-w-0 break-words">
            {head ? t('chainHead', { count: head.position, hash: head.hash.slice(0, digestShown) }) : t('chainEmpty')}
          </span>
        </span>
        <Button disabled={verifying || !head} onClick={() => send()}>
          {verifying ? t('verifying') : t('verify')}
        </Button>
        {verdict?.position === null && (
          <span className="flex items-center gap-2 text-live" role="status">
            <CircleCheck aria-hidden size={16} />
            {t('intact', { count: verdict.events, time: clockTime(verdict.at, timeZone) })}
          </span>
        )}
      </div>
      {verdict !== null && verdict.position !== null && (
        <Notice level="red" title={t('broken', { position: verdict.position })}>
          {t('brokenText', { count: verdict.events })}
        </Notice>
      )}
      <RefusalNotice state={state} />
    </section>
  );
}
