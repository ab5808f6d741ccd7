import { useTranslations } from 'next-intl';
import { Chip } from './chip.tsx';

/** Marks a page whose people, sites and values are invented. */
export function DemoChip() {
  const t = useTranslations('Interface');
  return <Chip tone="absent">{t('demonstrationData')}</Chip>;
}
