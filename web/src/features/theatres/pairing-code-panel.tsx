import { TimerOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFreshPage } from '../../shared/freshness/use-fresh-page.ts';
import { CodeOutcome } from './code-outcome.tsx';
import { codeHalves, remainingTime } from './format-code.ts';
import { useServerClock } from './use-server-clock.ts';

const lookForRigMs = 3_000;

interface PairingCodePanelProps {
  code: string;
  expiresAtMs: number;
  drawnAt: Date;
  /** Where the theatre's computer goes: the address of the rig page. */
  rigAddress: string;
}

/** The code, large enough to be read from across a desk, how long it holds, and what to do with it. */
export function PairingCodePanel({ code, expiresAtMs, drawnAt, rigAddress }: PairingCodePanelProps) {
  const t = useTranslations('Theatres.code');
  const nowMs = useServerClock(drawnAt);
  useFreshPage(lookForRigMs);
  if (nowMs >= expiresAtMs) {
    return (
      <CodeOutcome icon={<TimerOff aria-hidden className="text-ink-3" size={32} />} title={t('expired')}>
        {t('expiredNext')}
      </CodeOutcome>
    );
  }
  const [first, second] = codeHalves(code);
  return (
    <div className="flex flex-col gap-6">
      <div className="text-center">
        <p className="flex justify-center gap-6 font-bold text-48 tracking-code">
          <span className="sr-only">{t('spoken', { digits: [...code].join(' ') })}</span>
          <span aria-hidden>{first}</span>
          <span aria-hidden>{second}</span>
        </p>
        <p className="mt-2 text-14 text-ink-2">{t('remaining', { time: remainingTime(expiresAtMs, nowMs) })}</p>
      </div>
      <ol className="flex list-decimal flex-col gap-2 pl-5 text-16">
        <li>
          {t('step1')} <span className="block break-all font-medium">{rigAddress}</span>
        </li>
        <li>{t('step2')}</li>
        <li>{t('step3')}</li>
      </ol>
    </div>
  );
}
