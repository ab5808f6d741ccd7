import { useTranslations } from 'next-intl';
import { LocalVideo } from '../../shared/capture/local-video.tsx';
import type { OwnDevices } from './use-own-devices.ts';

interface SelfTileProps {
  devices: OwnDevices;
  /** Whether the theatre lets it be seen. */
  sent: boolean;
}

/** How one looks to the others; nothing while one's camera is off. */
export function SelfTile({ devices, sent }: SelfTileProps) {
  const t = useTranslations('OwnDevices');
  const { track } = devices.camera;
  if (!track) return null;
  return (
    <figure className="w-[185px] shrink-0 max-tablet:w-36">
      <div className={`aspect-video overflow-hidden bg-black ${sent ? '' : 'opacity-40'}`}>
        <LocalVideo label={t('selfView')} mirrored track={track} />
      </div>
      <figcaption className="text-12 text-ink-2 leading-6">{t(sent ? 'selfView' : 'notSent')}</figcaption>
    </figure>
  );
}
