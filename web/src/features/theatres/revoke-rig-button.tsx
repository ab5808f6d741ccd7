'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { z } from 'zod';
import { useRefusalWords } from '../../i18n/use-refusal-words.ts';
import { callApi } from '../../shared/api/call-api.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';

interface RevokeRigButtonProps {
  rigId: string;
  label: string;
  /** Site and theatre, in the reader's language. */
  place: { site: string; theatre: string };
}

/** Ends a rig's access after asking once more: a theatre may be using it. */
export function RevokeRigButton({ rigId, label, place }: RevokeRigButtonProps) {
  const t = useTranslations('Theatres.revoke');
  const router = useRouter();
  const refusalWords = useRefusalWords();
  const [asking, setAsking] = useState(false);
  const revoke = async () => {
    setAsking(false);
    try {
      await callApi({ method: 'POST', path: `/api/rigs/${rigId}/revoke`, reply: z.object({}) });
      toast.success(t('revoked', { label }));
    } catch (error) {
      const { title, description } = refusalWords(error);
      toast.error(title, { description });
    }
    router.refresh();
  };
  return (
    <>
      <Button aria-label={t('of', { label })} look="quiet" onClick={() => setAsking(true)} size="small">
        {t('revoke')}
      </Button>
      <Dialog
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('keep')}</Button>
            <Button look="inverse" onClick={revoke}>
              {t('confirm')}
            </Button>
          </>
        }
        description={t('where', { ...place, label })}
        onOpenChange={setAsking}
        open={asking}
        title={t('title')}
      >
        <p>{t('text')}</p>
      </Dialog>
    </>
  );
}
