import { useTranslations } from 'next-intl';
import { StillCanvas } from '../still/still-canvas.tsx';
import type { Freezing } from './use-freeze.ts';

/** The still over its live picture, at the same place and with the same bars, in a frame that cannot be overlooked. */
export function StillLayer({ freezing, source }: { freezing: Freezing; source: string }) {
  const t = useTranslations('Freeze');
  const { freeze, still } = freezing;
  if (!freeze || !still) return null;
  return (
    <>
      <StillCanvas
        className="absolute inset-0 size-full bg-black"
        label={t('stillOf', { source })}
        still={still}
        testId="still"
      />
      <span aria-hidden className="pointer-events-none absolute inset-0 z-10 border-6 border-inverse" />
    </>
  );
}
