import type { CameraSource } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import { AgeText } from '../pictures/age-text.tsx';
import { sizeOf } from '../pictures/picture-caption.tsx';
import { PictureFrame } from '../pictures/picture-frame.tsx';
import type { RemotePicture } from '../pictures/use-remote-picture.ts';

interface LiveBesideProps {
  live: RemotePicture;
  source: CameraSource;
  /** Under the stage there is room for the age alone. */
  place: 'column' | 'filmstrip' | 'theatre';
  /** Straight from this computer's camera: there is no delay to tell. */
  isLocal?: boolean;
}

const captionLook = { column: 'min-h-8 text-14', filmstrip: 'h-6 text-12', theatre: 'min-h-10 text-20' };

/** The live picture of what is frozen, small, running on with its own age. */
export function LiveBeside({ live: { picture, condition }, source, place, isLocal = false }: LiveBesideProps) {
  const t = useTranslations('Picture');
  const tFreeze = useTranslations('Freeze');
  const name = useTranslations('CameraSource')(source);
  const isLive = condition.condition === 'live';
  const { reading } = picture;
  return (
    <figure data-testid="live-beside">
      <div className={`aspect-video border-2 ${isLive ? 'border-live' : 'border-yellow'}`}>
        <PictureFrame
          condition={condition}
          fit="contain"
          label={tFreeze('liveOf', { source: name })}
          picture={picture}
          size={place === 'theatre' ? 'theatre' : 'desk'}
          source={source}
        />
      </div>
      <figcaption className={`flex items-center gap-x-3 overflow-hidden whitespace-nowrap ${captionLook[place]}`}>
        <span className={`flex items-center gap-1.5 ${isLive ? 'text-live' : 'text-yellow'}`}>
          <span
            aria-hidden
            className={`size-2 ${isLive ? 'rounded-round bg-live' : 'rounded-bar border border-yellow'}`}
          />
          {isLive ? t('live') : tFreeze('notLive')}
        </span>
        {place !== 'filmstrip' && <b className="font-medium">{name}</b>}
        {place !== 'filmstrip' && reading && isLive && <span className="text-ink-2">{t('size', sizeOf(reading))}</span>}
        {reading && isLive && !isLocal && (
          <span className="ml-auto font-medium">
            <AgeText age={reading.age} />
          </span>
        )}
      </figcaption>
    </figure>
  );
}
