'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';

/** Asks once more: a passkey that was removed opens nothing any more. */
export function RemovePasskey({ name, onRemove }: { name: string; onRemove: () => void }) {
  const t = useTranslations('Account');
  const [asking, setAsking] = useState(false);
  const remove = () => {
    setAsking(false);
    onRemove();
  };
  return (
    <>
      <Button aria-label={t('passkeys.remove.of', { name })} look="quiet" onClick={() => setAsking(true)} size="small">
        {t('passkeys.remove.action')}
      </Button>
      <Dialog
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
            <Button look="inverse" onClick={remove}>
              {t('passkeys.remove.confirm')}
            </Button>
          </>
        }
        onOpenChange={setAsking}
        open={asking}
        title={t('passkeys.remove.title')}
      >
        <p>{t('passkeys.remove.text', { name })}</p>
      </Dialog>
    </>
  );
}
