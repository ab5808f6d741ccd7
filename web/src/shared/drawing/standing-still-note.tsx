import { TriangleAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';

/** Said beside a picture with drawings on it: they stay where they were drawn, whatever moves beneath. */
export function StandingStillNote({ size = 'desk' }: { size?: 'desk' | 'theatre' }) {
  const t = useTranslations('Drawing');
  return (
    <span className="flex items-center gap-2 text-yellow" data-testid="drawings-stand-still">
      <TriangleAlert aria-hidden size={size === 'theatre' ? 24 : 16} />
      {t('standStill')}
    </span>
  );
}
