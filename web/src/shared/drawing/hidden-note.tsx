import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';

/** Said on the bar of what is frozen: some drawings are not shown, since nobody knows where they are on it. */
export function HiddenNote({ count, size = 'desk' }: { count: number; size?: 'desk' | 'theatre' }) {
  const t = useTranslations('Tissue');
  if (count === 0) return null;
  return (
    <span className="flex items-center gap-2 text-on-inverse" data-testid="drawings-hidden">
      <TriangleAlert aria-hidden size={size === 'theatre' ? 24 : 16} />
      {t('hiddenOnStill', { count })}
    </span>
  );
}
