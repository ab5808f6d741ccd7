import { Lock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '../../shared/ui/button-link.tsx';
import { EmptyState } from '../../shared/ui/empty-state.tsx';

/** For everybody who does not keep theatres: who does, and where to go instead. */
export function NoPermission() {
  const t = useTranslations('Theatres.forbidden');
  return (
    <EmptyState
      action={
        <ButtonLink href="/day" look="primary" size="touch">
          {t('toDay')}
        </ButtonLink>
      }
      icon={<Lock aria-hidden size={32} />}
      title={t('title')}
    >
      {t('text')}
    </EmptyState>
  );
}
