import type { CameraSource } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { conditionText } from './picture-caption.tsx';
import type { PictureCondition } from './picture-health.ts';
import type { Picture } from './use-picture.ts';

interface PictureFrameProps {
  picture: Picture;
  condition: PictureCondition;
  label: string;
  /** A picture of the theatre unless told. */
  source?: CameraSource;
  fit: 'contain' | 'cover';
  /** Read from two metres in a theatre, else from a desk. */
  size?: 'desk' | 'theatre';
  children?: ReactNode;
}

/** The picture itself. What is not live is dimmed and says why; a still one never passes as live. */
export function PictureFrame({ picture, condition, label, source, fit, size = 'desk', children }: PictureFrameProps) {
  const t = useTranslations('Picture');
  const live = condition.condition === 'live';
  return (
    <div
      className="relative size-full overflow-hidden bg-black"
      data-condition={condition.condition}
      data-first-frame-at={picture.firstFrameAt ?? undefined}
    >
      <video
        aria-label={label}
        autoPlay
        className={`size-full ${fit === 'cover' ? 'object-cover' : 'object-contain'} ${live ? '' : 'opacity-40'}`}
        muted
        playsInline
        ref={picture.videoRef}
      />
      {!live && (
        <p
          className={`absolute inset-x-0 top-1/2 mx-auto w-fit max-w-full -translate-y-1/2 rounded-chip bg-over px-3 py-2 text-center text-n2 ${size === 'theatre' ? 'text-20' : 'text-14'}`}
        >
          {conditionText(t, condition, source)}
        </p>
      )}
      {children}
    </div>
  );
}
