import { useTranslations } from 'next-intl';
import { useBilingual } from '../../i18n/use-bilingual.ts';
import type { RoomConnectionState } from '../../shared/signaling/room-connection.ts';
import { Button } from '../../shared/ui/button.tsx';
import { DemoChip } from '../../shared/ui/demo-chip.tsx';
import { SiteClock } from '../../shared/ui/site-clock.tsx';
import type { ScreenLiveProps } from './screen-live.tsx';

export function ScreenHeader({ device, consultation, onLeave, link }: ScreenLiveProps & { link: RoomConnectionState }) {
  const t = useTranslations('TheatreScreen');
  const inLanguage = useBilingual();
  const connected = link.phase === 'joined' && link.link === 'up';
  return (
    <header className="col-span-full flex flex-wrap items-center gap-6 border-line border-b bg-panel px-6 text-24">
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
    </header>
  );
}
