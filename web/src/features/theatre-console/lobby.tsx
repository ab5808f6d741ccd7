import { LogIn } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { prepareCaptureTimes } from '../../shared/media/capture-times.ts';
import { EntryTrouble } from '../../shared/room/entry-trouble.tsx';
import { LinkBanner } from '../../shared/room/link-banner.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { ConsoleHeader } from './console-header.tsx';
import type { ConsoleProps } from './console-props.ts';
import { OwnDevicesPanel } from './own-devices-panel.tsx';

/** Entering takes well under a second; after this something is in the way. */
const unreachedAfterMs = 5_000;

/** Before entering: what this is, how one will be seen and heard, and one button. */
export function Lobby({ consultation, devices, live, maySpeak, voice }: ConsoleProps) {
  const t = useTranslations('Lobby');
  useEffect(prepareCaptureTimes, []);
  const { entry, connection, view } = live;
  const { site, theatre, surgeonName } = consultation;
  const waiting = view !== null;
  const busy = entry.phase === 'entering' || (entry.phase === 'inside' && connection.phase === 'joining') || waiting;
  const unreached = useLasting(busy && !waiting, unreachedAfterMs);
  const enter = () => {
    performance.mark('join-clicked');
    live.join();
  };
  return (
    <div className="flex min-h-dvh flex-col bg-page">
      <ConsoleHeader consultation={consultation} />
      <EntryTrouble live={live} />
      {/* Whether there is a media server matters only inside. */}
      <LinkBanner connection={connection} media={undefined} />
      <main className="mx-auto flex w-full max-w-220 flex-1 flex-col justify-center gap-6 p-5">
        <div>
          <h1 className="font-medium text-24">{consultation.title}</h1>
          <p className="mt-1 text-14 text-ink-2">{t('where', { site, theatre, surgeonName })}</p>
        </div>
        {maySpeak ? (
          <OwnDevicesPanel devices={devices} voice={voice} />
        ) : (
          <p className="text-14 text-ink-2">{t('watchOnly')}</p>
        )}
        <div className="flex flex-wrap items-center gap-4 max-tablet:sticky max-tablet:bottom-0 max-tablet:flex-col max-tablet:items-stretch max-tablet:bg-page max-tablet:py-3">
          <Button data-testid="join" disabled={busy} look="primary" onClick={enter} size="touch">
            <LogIn aria-hidden size={20} />
            {busy ? t('entering') : t('enter')}
          </Button>
          {busy && (
            <Button onClick={live.leave} size="touch">
              {t('cancel')}
            </Button>
          )}
          {(waiting || unreached) && (
            <p className="text-14 text-ink-2" role="status">
              {t(waiting ? 'waiting' : 'unreached')}
            </p>
          )}
        </div>
      </main>
    </div>
  );
}

/** Whether something has been so for this long without a break. */
function useLasting(so: boolean, forMs: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!so) return;
    const timer = setTimeout(() => setLasting(true), forMs);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [so, forMs]);
  return lasting;
}
