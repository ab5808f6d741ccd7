import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { PaintedStill } from '../still/use-still.ts';
import type { Freezing } from './use-freeze.ts';

/** The still over its live picture, at the same place and with the same bars, in a frame that cannot be overlooked. */
export function StillLayer({ freezing, source }: { freezing: Freezing; source: string }) {
  const { freeze, still } = freezing;
  if (!freeze || !still) return null;
  return (
    <>
      <StillCanvas source={source} still={still} />
      <span aria-hidden className="pointer-events-none absolute inset-0 z-10 border-6 border-inverse" />
    </>
  );
}

function StillCanvas({ still, source }: { still: PaintedStill; source: string }) {
  const t = useTranslations('Freeze');
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const { image, hash } = still;
  useEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(image, 0, 0);
  }, [image]);
  return (
    <canvas
      aria-label={t('stillOf', { source })}
      className="absolute inset-0 size-full bg-black object-contain"
      data-hash={hash}
      data-testid="still"
      height={image.height}
      ref={canvas}
      role="img"
      width={image.width}
    />
  );
}
