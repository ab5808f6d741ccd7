import { useTranslations } from 'next-intl';
import { useBilingual } from '../../i18n/use-bilingual.ts';
import { AllHearStrip } from '../../shared/command/all-hear-strip.tsx';
import type { LiveRoomHandle } from '../../shared/media/use-live-room.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DemoChip } from '../../shared/ui/demo-chip.tsx';
import { SiteClock } from '../../shared/ui/site-clock.tsx';
import type { ScreenLiveProps } from './screen-live.tsx';

interface ScreenHeaderProps extends ScreenLiveProps {
  live: LiveRoomHandle;
}

/** Which theatre and operation this is, whether it is connected, and what time it is there. */
export function ScreenHeader({ device, consultation, onLeave, live }: ScreenHeaderProps) {
  const t = useTranslations('TheatreScreen');
  const inLanguage = useBilingual();
  const { connection, view, command } = live;
  const connected = connection.phase === 'joined' && connection.link === 'up';
  return (
    <header className="relative col-span-full flex flex-wrap items-center gap-6 border-line border-b bg-panel px-6 text-24">
      <h1 className="font-bold">{inLanguage(device.today.theatre)}</h1>
      <span className="truncate text-ink-2">{inLanguage(consultation.title)}</span>
      {consultation.demonstration && <DemoChip size="theatre" />}
      <span className="ml-auto flex items-center gap-6 text-20">
        <span className={connected ? 'text-live' : 'text-yellow'} role="status">
          {t(connected ? 'connected' : 'connecting')}
        </span>
        {onLeave && (
          <Button onClick={onLeave} size="touch">
            {t('backToList')}
          </Button>
        )}
        <SiteClock size="theatre" timeZone={device.today.timeZone} />
      </span>
      {command.allHear && (
        <AllHearStrip microphoneWorks={null} self={view?.participants.get(view.self) ?? null} size="theatre" />
      )}
    </header>
  );
}
