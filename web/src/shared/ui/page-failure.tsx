'use client';

import { CircleAlert, RotateCw } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from './button.tsx';
import { ButtonLink } from './button-link.tsx';
import { PageMessage } from './page-message.tsx';

interface PageFailureProps {
  error: unknown;
  retry: () => void;
}

/** The number under which the server's log knows this failure. A failure of the browser has none. */
function digestOf(error: unknown): string | null {
  const digest = typeof error === 'object' && error && 'digest' in error ? error.digest : null;
  return typeof digest === 'string' ? digest : null;
}

/** What a page shows when it could not be drawn. */
export function PageFailure({ error, retry }: PageFailureProps) {
  const t = useTranslations('Failure');
  const words = useTranslations('Interface');
  const digest = digestOf(error);
  return (
    <PageMessage
      action={
        <>
          <Button look="primary" onClick={retry} size="touch">
            <RotateCw aria-hidden size={20} />
            {words('tryAgain')}
          </Button>
          <ButtonLink href="/" size="touch">
            {words('toStart')}
          </ButtonLink>
        </>
      }
      icon={<CircleAlert aria-hidden size={32} />}
      title={t('title')}
    >
      <p>{t('happened')}</p>
      <p>{t('kept')}</p>
      <p>{t('next')}</p>
      {digest && <p className="text-14 text-ink-3">{t('number', { digest })}</p>}
    </PageMessage>
  );
}
