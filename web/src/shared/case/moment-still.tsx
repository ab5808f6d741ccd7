import type { FrameIdentity } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { LiveRoom } from '../media/live-room.ts';
import { StillCanvas } from '../still/still-canvas.tsx';
import { useSmallStill } from '../still/use-small-still.ts';

/** Twice what the column has, for screens of small pixels. */
const stillWidth = 384;

interface MomentStillProps {
  room: LiveRoom | null;
  frame: FrameIdentity;
  /** What the picture shows, in words. */
  label: string;
}

/** The very picture that stood there when a moment was marked, small. Fetched when somebody looks at it. */
export function MomentStill({ room, frame, label }: MomentStillProps) {
  const t = useTranslations('Notes');
  const place = useRef<HTMLDivElement>(null);
  const isLookedAt = useIsLookedAt(place);
  const still = useSmallStill(isLookedAt ? room : null, frame, stillWidth);
  if (still === 'missing') return <p className="text-12 text-ink-2">{t('noStill')}</p>;
  return (
    <div className="my-1 aspect-video w-48 max-w-full bg-black" ref={place}>
      {still !== 'coming' && <StillCanvas className="size-full" label={label} still={still} testId="moment-still" />}
    </div>
  );
}

/** Whether it was ever in sight. */
function useIsLookedAt(place: RefObject<Element | null>): boolean {
  const [isLookedAt, setLookedAt] = useState(false);
  useEffect(() => {
    if (isLookedAt || !place.current) return;
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) setLookedAt(true);
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isLookedAt, place]);
  return isLookedAt;
}
