import type { CameraSource } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { HealthBars } from '../ui/health-bars.tsx';
import { AgeText } from './age-text.tsx';
import type { PictureReading } from './frame-statistics.ts';
import { healthBars } from './health-words.ts';
import type { PictureCondition } from './picture-health.ts';

interface PictureCaptionProps {
  source: CameraSource;
  condition: PictureCondition;
  reading: PictureReading | null;
  /** Read from two metres in a theatre, else from a desk. */
  size?: 'desk' | 'theatre';
  /** What stands at the far end. */
  children?: ReactNode;
}

/** The line above a stage: live or not, what it shows, how large and fast, how old, how well it comes. */
export function PictureCaption({ source, condition, reading, size = 'desk', children }: PictureCaptionProps) {
  const t = useTranslations('Picture');
  const tSource = useTranslations('CameraSource');
  const tHealth = useTranslations('Health');
  return (
    <div className={`flex flex-wrap items-center bg-panel text-ink-2 ${captionLook[size]}`}>
      <ConditionWord condition={condition} source={source} />
      <b className="font-medium text-ink">{tSource(source)}</b>
      {reading && condition.condition === 'live' && (
        <>
          <span>{t('size', sizeOf(reading))}</span>
          <span>
            {t('ageLabel')}{' '}
            <b className="font-medium text-ink">
              <AgeText age={reading.age} />
            </b>
          </span>
          <HealthBars level={healthBars[condition.health]} word={tHealth(condition.health)} />
        </>
      )}
      {children && <span className="ml-auto flex items-center gap-3">{children}</span>}
    </div>
  );
}

const captionLook = {
  desk: 'min-h-10 gap-x-3 gap-y-1 px-3 py-1 text-12 [&_b]:text-14',
  theatre: 'min-h-12 gap-x-6 gap-y-1 px-6 py-1 text-20',
};

/** Said as lines and frames a second, as camera people do: 720p30. */
export const sizeOf = ({ height, frameRate }: PictureReading) => ({ height, frameRate: Math.round(frameRate) });

function ConditionWord({ condition, source }: Pick<PictureCaptionProps, 'condition' | 'source'>) {
  const t = useTranslations('Picture');
  if (condition.condition === 'live') {
    return (
      <span className="flex items-center gap-2 text-live">
        <span aria-hidden className="size-2 rounded-round bg-live" />
        {t('live')}
      </span>
    );
  }
  return (
    <span className="flex items-center gap-2 text-yellow" role="status">
      <span aria-hidden className="size-2 rounded-bar border border-yellow" />
      {conditionText(t, condition, source)}
    </span>
  );
}

/** Why a picture is not live. A face is somebody's own camera, everything else the theatre's. */
export function conditionText(
  t: ReturnType<typeof useTranslations<'Picture'>>,
  condition: Exclude<PictureCondition, { condition: 'live' }>,
  source: CameraSource | undefined,
): string {
  if (condition.condition === 'stale') return t('stale', { seconds: Math.floor(condition.stoppedForMs / 1_000) });
  if (condition.condition === 'connecting') return t('connecting');
  return t(source === 'face' ? 'faceLost' : 'cameraLost');
}
