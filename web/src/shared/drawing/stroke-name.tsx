import { useTranslations } from 'next-intl';
import type { StrokeBond } from '../tissue/stroke-bond.ts';
import { inks } from './inks.ts';
import type { StrokeProps } from './stroke-shape.tsx';

const edgeShare = 0.15;

/** Who drew it, what it says, and whether it is where its tissue is. */
export function StrokeName({ stroke, bond, textSize }: Omit<StrokeProps, 'size'>) {
  const { mark, color, name } = stroke;
  const { x, y } = placeOfName(stroke, bond);
  // Outwards, away from what is drawn, unless the edge of the picture would cut the name off.
  const isRight = x < edgeShare || (x > 0.5 && x <= 1 - edgeShare);
  return (
    <span
      className={`absolute flex max-w-80 select-none items-center gap-1.5 truncate whitespace-nowrap rounded-chip bg-over px-2 py-0.5 text-n2 ${textSize === 'theatre' ? 'text-20' : 'text-12'} ${isRight ? 'ml-2' : '-ml-2 -translate-x-full'} -translate-y-1/2`}
      style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
    >
      <span
        aria-hidden
        className={`inline-block w-4 shrink-0 border-current border-t-4 ${bond?.standing === 'held' ? 'border-dashed' : ''} ${inks[color]}`}
      />
      {mark.tool === 'marker' && mark.label && <b className="font-bold text-n0">{mark.label}</b>}
      {name}
      {bond && <BondWord bond={bond} />}
    </span>
  );
}

function placeOfName({ mark }: StrokeProps['stroke'], bond: StrokeBond | undefined): { x: number; y: number } {
  const seen = bond?.vertices.find(({ state }) => state !== 'lost');
  const [[x, y] = [0, 0]] = mark.points;
  return seen ?? { x, y };
}

function BondWord({ bond: { standing, since } }: { bond: StrokeBond }) {
  const t = useTranslations('Tissue');
  if (standing !== 'held') return <span>{t('tracked')}</span>;
  return <span className="text-n0">{t('held', { seconds: tenths(performance.now() - since) })}</span>;
}

const tenths = (durationMs: number): number => Math.round(durationMs / 100) / 10;
