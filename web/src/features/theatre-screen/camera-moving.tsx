import type { FeedId, ParticipantId } from '@scrubline/contract';
import { Move } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import type { LiveRoomHandle } from '../../shared/media/use-live-room.ts';

/** Longer than a few lost words, so that it does not flicker. */
const overAfterMs = 500;

/** Who moves the camera of this picture at this moment. */
export function CameraMoving({ live: { media, view }, feedId }: { live: LiveRoomHandle; feedId: FeedId | null }) {
  const t = useTranslations('CameraPad');
  const [moverId, setMoverId] = useState<ParticipantId | null>(null);
  useEffect(() => {
    let over: ReturnType<typeof setTimeout> | undefined;
    const unlisten = media?.signals.listen((signal, from) => {
      if (signal.signal !== 'camera:move' || signal.move.feedId !== feedId) return;
      setMoverId(from);
      clearTimeout(over);
      over = setTimeout(() => setMoverId(null), overAfterMs);
    });
    return () => {
      clearTimeout(over);
      unlisten?.();
      setMoverId(null);
    };
  }, [media, feedId]);
  const mover = moverId ? view?.participants.get(moverId) : undefined;
  if (!mover?.permissions.includes('control-camera')) return null;
  return (
    <span className="flex items-center gap-2 text-yellow" role="status">
      <Move aria-hidden size={24} />
      {t('moving', { name: mover.displayName })}
    </span>
  );
}
