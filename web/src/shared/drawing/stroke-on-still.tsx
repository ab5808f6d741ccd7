import { useTranslations } from 'next-intl';
import type { LiveRoom } from '../media/live-room.ts';
import { StillCanvas } from '../still/still-canvas.tsx';
import { useSmallStill } from '../still/use-small-still.ts';
import { Dialog } from '../ui/dialog.tsx';
import type { ShownStroke } from './shown-strokes.ts';
import { StrokeName } from './stroke-name.tsx';
import { StrokeShape } from './stroke-shape.tsx';

/** As wide as a camera's picture: the still is to be read, not glanced at. */
const stillWidth = 1_280;

interface StrokeOnStillProps {
  room: LiveRoom | null;
  stroke: ShownStroke;
  onClose: () => void;
  textSize: 'desk' | 'theatre';
}

/** Where a stroke was drawn, on the very picture that it was drawn on. The live picture is not touched by it. */
export function StrokeOnStill({ room, stroke, onClose, textSize }: StrokeOnStillProps) {
  const t = useTranslations('Tissue');
  return (
    <Dialog
      description={t('onItsStillHint')}
      onOpenChange={onClose}
      open
      size={textSize === 'theatre' ? 'theatre' : 'picture'}
      title={t('onItsStill', { name: stroke.name })}
    >
      <StillWithStroke room={room} stroke={stroke} textSize={textSize} />
    </Dialog>
  );
}

function StillWithStroke({ room, stroke, textSize }: Omit<StrokeOnStillProps, 'onClose'>) {
  const t = useTranslations('Tissue');
  const still = useSmallStill(room, stroke.drawnOn, stillWidth);
  if (still === 'missing') return <p>{t('noStill')}</p>;
  if (still === 'coming') return <div aria-busy className="aspect-video bg-black" />;
  const { width, height } = still.image;
  return (
    <div className="relative" data-testid="stroke-on-still" style={{ aspectRatio: `${width} / ${height}` }}>
      <StillCanvas className="size-full" label={t('stillOfStroke')} still={still} testId="still-of-stroke" />
      <svg aria-hidden className="absolute inset-0 size-full" viewBox={`0 0 ${width} ${height}`}>
        <StrokeShape bond={undefined} size={still.image} stroke={stroke} textSize={textSize} />
      </svg>
      <StrokeName bond={undefined} stroke={stroke} textSize={textSize} />
    </div>
  );
}
