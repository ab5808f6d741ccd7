import { SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ButtonLink } from './button-link.tsx';
import { PageMessage } from './page-message.tsx';

/** What an address without a page shows. It does not say whether there is something that is not theirs. */
export function PageNotFound() {
  const t = useTranslations('NotFound');
  const words = useTranslations('Interface');
  return (
    <PageMessage
      action={
        <ButtonLink href="/" look="primary" size="touch">
          {words('toStart')}
        </ButtonLink>
      }
      icon={<SearchX aria-hidden size={32} />}
      title={t('title')}
    >
      <p>{t('happened')}</p>
      <p>{t('next')}</p>
    </PageMessage>
  );
}
