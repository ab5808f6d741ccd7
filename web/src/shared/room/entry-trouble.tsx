import { useTranslations } from 'next-intl';
import type { LiveRoomHandle } from '../media/use-live-room.ts';
import { Banner, type BannerSize } from '../ui/banner.tsx';
import { RefusalBanner } from '../ui/refusal-banner.tsx';
import { refusalOf } from './refusal-of.ts';

interface EntryTroubleProps {
  live: LiveRoomHandle;
  size?: BannerSize;
}

/** Why one is not inside, or no longer. */
export function EntryTrouble({ live: { entry, connection }, size }: EntryTroubleProps) {
  const t = useTranslations('LeaveReason');
  const error = refusalOf(entry, connection);
  if (error) return <RefusalBanner error={error} size={size} />;
  if (entry.phase !== 'inside' || connection.phase !== 'ended' || connection.reason === 'left') return null;
  return <Banner size={size} level="orange" title={t(`${connection.reason}.own`)} />;
}
