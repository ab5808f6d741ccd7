import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { LiveRoom } from '../media/live-room.ts';
import type { StrokeBond } from '../tissue/stroke-bond.ts';
import { inks } from './inks.ts';
import type { ShownStroke } from './shown-strokes.ts';
import { StrokeOnStill } from './stroke-on-still.tsx';

export interface LostStroke {
  readonly stroke: ShownStroke;
  readonly bond: StrokeBond;
}

interface LostStrokesProps {
  room: LiveRoom | null;
  lost: readonly LostStroke[];
  textSize: 'desk' | 'theatre';
}

/** The newest; more of them would cover the picture that they left. */
const mostNamed = 3;

/** What is drawn on tissue that nobody sees now: at the picture's edge, never on other tissue; shown on its own still when asked. */
export function LostStrokes({ room, lost, textSize }: LostStrokesProps) {
  const t = useTranslations('Tissue');
  const [asked, setAsked] = useState<ShownStroke | null>(null);
  const unnamed = lost.length - mostNamed;
  return (
    <>
      {lost.length > 0 && (
        <ul className="absolute top-3 right-0 flex max-w-full flex-col items-end gap-2" data-testid="lost-strokes">
          {lost.slice(-mostNamed).map((one) => (
            <LostChip key={one.stroke.strokeId} onAsk={() => setAsked(one.stroke)} textSize={textSize} {...one} />
          ))}
          {unnamed > 0 && (
            <li className={`bg-over px-2 text-n2 ${textSize === 'theatre' ? 'text-20' : 'text-12'}`}>
              {t('moreLost', { count: unnamed })}
            </li>
          )}
        </ul>
      )}
      {asked && <StrokeOnStill onClose={() => setAsked(null)} room={room} stroke={asked} textSize={textSize} />}
    </>
  );
}

const chipLook = { desk: 'min-h-8 text-12 pointer-coarse:min-h-11', theatre: 'min-h-16 text-20' };

interface LostChipProps extends LostStroke {
  textSize: 'desk' | 'theatre';
  onAsk: () => void;
}

function LostChip({ stroke, bond, textSize, onAsk }: LostChipProps) {
  const { mark, name, color } = stroke;
  const t = useTranslations('Tissue');
  const turn = bond.lostBecause === 'left' ? turnTowards(bond) : null;
  return (
    <li data-stroke={stroke.strokeId}>
      <button
        className={`pointer-events-auto flex cursor-pointer items-center gap-2 border border-current border-r-0 border-dashed bg-over px-2 ${inks[color]} ${chipLook[textSize]}`}
        onClick={onAsk}
        type="button"
      >
        <LostGlyph />
        <span className="text-n2">
          <b className="font-bold text-n0">{mark.tool === 'marker' ? mark.label : name}</b>{' '}
          {t('lost', { seconds: Math.round((performance.now() - bond.since) / 1_000) })}
          {bond.lostBecause && ` · ${t(`because.${bond.lostBecause}`)}`}
        </span>
        {turn !== null && <ArrowRight aria-hidden size={18} style={{ rotate: `${turn}rad` }} />}
        <span className="text-n2 underline">{t('showWhere')}</span>
      </button>
    </li>
  );
}

/** A line that is broken by a cross: told from a held one without any colour. */
function LostGlyph() {
  return (
    <svg aria-hidden className="h-3 w-6 shrink-0" fill="none" stroke="currentColor" strokeWidth="3" viewBox="0 0 24 12">
      <path d="M0 6h6M18 6h6M9 3l6 6M15 3l-6 6" />
    </svg>
  );
}

/** From the middle of the picture to where it was last, radians clockwise from the right. */
function turnTowards({ vertices }: StrokeBond): number {
  const meanOf = (axis: 'x' | 'y') => vertices.reduce((sum, vertex) => sum + vertex[axis], 0) / vertices.length;
  return Math.atan2(meanOf('y') - 0.5, meanOf('x') - 0.5);
}
