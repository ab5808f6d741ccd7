import { Link2, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useObservable } from '../media/use-live-room.ts';
import type { Tissue } from '../tissue/tissue.ts';
import type { ShownStroke } from './shown-strokes.ts';

interface BondNoteProps {
  strokes: readonly ShownStroke[];
  bonds: Tissue['bonds'];
  size?: 'desk' | 'theatre';
}

/** Said beside a picture with drawings on it: whether they follow the tissue, or some of them stay where they were drawn. */
export function BondNote({ strokes, bonds, size = 'desk' }: BondNoteProps) {
  const t = useTranslations('Tissue');
  const bound = useObservable(bonds);
  const finished = strokes.filter(({ standing }) => standing === 'kept');
  if (finished.length === 0) return null;
  const iconSize = size === 'theatre' ? 24 : 16;
  if (finished.every(({ strokeId }) => bound.has(strokeId))) {
    return (
      <span className="flex items-center gap-2" data-testid="drawings-follow">
        <Link2 aria-hidden size={iconSize} />
        {t('follows')}
      </span>
    );
  }
  return (
    <span className="flex items-center gap-2 text-yellow" data-testid="drawings-stand-still">
      <TriangleAlert aria-hidden size={iconSize} />
      {t('standStill')}
    </span>
  );
}
