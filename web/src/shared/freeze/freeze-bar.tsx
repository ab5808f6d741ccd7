import type { CameraSource, Freeze } from '@scrubline/contract';
import { Snowflake } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { BackToLive } from './back-to-live.tsx';
import { frozenTime, sinceWords } from './frozen-time.ts';
import type { Freezing } from './use-freeze.ts';

interface FreezeBarProps {
  freezing: Freezing;
  freeze: Freeze;
  source: CameraSource;
  /** An IANA name. */
  timeZone: string;
  /** What the time is now where the frame was captured; null while that clock is not known. Milliseconds since 1970. */
  senderTime: () => number | null;
  /** Read from two metres in a theatre, where the way back stands beside; else from a desk. */
  size?: 'desk' | 'theatre';
  children?: ReactNode;
}

const look = {
  desk: { bar: 'min-h-10 gap-x-3 px-3 py-1 text-14', icon: 20 },
  theatre: { bar: 'min-h-12 gap-x-6 px-6 py-1 text-20', icon: 28 },
};

/** In the place of a stage's caption, as the only large light surface: the word, when, by whom, and the way back. */
export function FreezeBar({ freezing, freeze, source, timeZone, senderTime, size = 'desk', children }: FreezeBarProps) {
  const t = useTranslations('Freeze');
  const tSource = useTranslations('CameraSource');
  const { capturedAt } = freeze.still.frame;
  const { bar, icon } = look[size];
  return (
    <div className={`flex flex-wrap items-center gap-y-1 bg-inverse text-on-inverse ${bar}`} data-testid="freeze-bar">
      <span className="flex items-center gap-2" role="status">
        <Snowflake aria-hidden size={icon} />
        <b className="font-bold text-20">{t('frozen')}</b>
      </span>
      <time className="font-medium text-20" dateTime={new Date(capturedAt).toISOString()}>
        {frozenTime(capturedAt, timeZone)}
      </time>
      <span>{tSource(source)}</span>
      <Since capturedAt={capturedAt} senderTime={senderTime} />
      <span>{freezing.still ? t('heldBy', { name: freeze.heldByName }) : t('loading')}</span>
      <span className="ml-auto flex items-center gap-3">
        {children}
        {size === 'desk' && freezing.release && <BackToLive hasKey onRelease={freezing.release} />}
      </span>
    </div>
  );
}

/** How long ago the frame was captured, by its sender's clock. */
function Since({ capturedAt, senderTime }: { capturedAt: number; senderTime: () => number | null }) {
  const t = useTranslations('Freeze');
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), 500);
    return () => clearInterval(timer);
  }, []);
  const now = senderTime();
  return now === null ? null : <span>{t('since', { time: sinceWords(now - capturedAt) })}</span>;
}
