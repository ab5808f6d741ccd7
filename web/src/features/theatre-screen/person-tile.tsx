import type { CameraSource, Participant } from '@scrubline/contract';
import { MicOff, VideoOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

interface PersonTileProps {
  participant: Participant | null;
  speaking: boolean;
  /** What the picture shows; absent without one. */
  source?: CameraSource;
  /** Beside another one. */
  compact?: boolean;
  children: ReactNode;
}

/** One person: a picture or what stands for it, the name, and whether they speak. */
export function PersonTile({ participant, speaking, source, compact = false, children }: PersonTileProps) {
  const t = useTranslations('TheatreScreen');
  return (
    <figure
      className={`shrink-0 overflow-hidden rounded-panel bg-page ${speaking ? 'border-3 border-live' : 'border-3 border-line-strong'}`}
      data-camera-source={source}
    >
      {children}
      <figcaption className="flex h-16 items-center gap-2 px-3">
        <b className={`min-w-0 truncate font-bold ${compact ? 'text-20' : 'text-24'}`}>{participant?.displayName}</b>
        <span className="ml-auto flex shrink-0 items-center gap-2 whitespace-nowrap">
          {participant?.muted ? (
            <>
              <MicOff aria-hidden size={20} />
              {t('muted')}
            </>
          ) : (
            <span className={speaking ? 'text-live' : 'text-ink-2'}>{t(speaking ? 'speaking' : 'canSpeak')}</span>
          )}
        </span>
      </figcaption>
    </figure>
  );
}

/** A specialist who is here without a camera. */
export function NameTile({ participant, speaking }: Pick<PersonTileProps, 'participant' | 'speaking'>) {
  const t = useTranslations('TheatreScreen');
  return (
    <PersonTile participant={participant} speaking={speaking}>
      <p className="flex min-h-24 items-center justify-center gap-3 text-ink-2">
        <VideoOff aria-hidden size={24} />
        {t('cameraOff')}
      </p>
    </PersonTile>
  );
}
