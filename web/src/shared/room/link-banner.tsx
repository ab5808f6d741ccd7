import type { ErrorCode, MediaPlace } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import type { RoomConnectionState } from '../signaling/room-connection.ts';
import { Banner, type BannerSize } from '../ui/banner.tsx';

interface LinkBannerProps {
  connection: RoomConnectionState;
  /** Undefined until the room is joined. */
  media: MediaPlace | null | undefined;
  size?: BannerSize;
}

/** Said while something between here and the room is down: what, and what goes on meanwhile. */
export function LinkBanner({ connection, media, size }: LinkBannerProps) {
  const t = useTranslations('Room');
  const trouble = troubleWords(connection);
  if (connection.phase === 'joined' && connection.link === 'reconnecting') {
    return (
      <Banner size={size} level="yellow" title={t('reconnecting')}>
        {trouble && t(trouble)} {t('reconnectingHint')}
      </Banner>
    );
  }
  if (connection.phase === 'joining' && trouble) return <Banner size={size} level="yellow" title={t(trouble)} />;
  if (media === null) {
    return (
      <Banner size={size} level="orange" title={t('noMedia')}>
        {t('noMediaHint')}
      </Banner>
    );
  }
  return null;
}

const busy: ReadonlySet<ErrorCode> = new Set(['internal', 'too-many-requests', 'reply-timeout']);

/** Why the latest try to come in failed, where that is the server's own affair. */
function troubleWords(connection: RoomConnectionState): 'troubleStore' | 'troubleBusy' | null {
  if ((connection.phase !== 'joining' && connection.phase !== 'joined') || !connection.trouble) return null;
  if (connection.trouble === 'store-unavailable') return 'troubleStore';
  return busy.has(connection.trouble) ? 'troubleBusy' : null;
}
