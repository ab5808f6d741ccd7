import { useTranslations } from 'next-intl';
import { Chip } from './chip.tsx';

/** Marks a page whose people, sites and values are invented. */
export function DemoChip({ size = 'desk' }: { size?: 'desk' | 'theatre' }) {
  const t = useTranslations('Interface');
  return (
    <Chip size={size} tone="absent">
      {t('demonstrationData')}
    </Chip>
  );
}
