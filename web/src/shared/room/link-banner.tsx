import type { MediaPlace } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import type { RoomConnectionState } from '../signaling/room-connection.ts';
import { Banner } from '../ui/banner.tsx';

interface LinkBannerProps {
  connection: RoomConnectionState;
  /** Undefined until the room is joined. */
  media: MediaPlace | null | undefined;
}

/** Said while something between here and the room is down: what, and what goes on meanwhile. */
export function LinkBanner({ connection, media }: LinkBannerProps) {
  const t = useTranslations('Room');
  if (connection.phase === 'joined' && connection.link === 'reconnecting') {
    return (
      <Banner level="yellow" title={t('reconnecting')}>
        {t('reconnectingHint')}
      </Banner>
    );
  }
  if (media === null) {
    return (
      <Banner level="orange" title={t('noMedia')}>
        {t('noMediaHint')}
      </Banner>
    );
  }
  return null;
}
