import { useTranslations } from 'next-intl';
import { Notice } from '../../shared/ui/notice.tsx';

/** Says that everything behind this door is invented, and where to find the accounts. */
export function DemonstrationNotice() {
  const t = useTranslations('SignIn.demonstration');
  return (
    <Notice level="blue" title={t('title')}>
      {t('text')}
    </Notice>
  );
}
