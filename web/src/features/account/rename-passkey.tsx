'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { RefusalNotice } from '../../shared/form/refusal-notice.tsx';
import { useSend } from '../../shared/form/use-send.ts';
import { PlainField } from '../../shared/sign-in/plain-field.tsx';
import { PasskeyName } from '../../shared/sign-in/sign-in-fields.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';

const Named = z.object({ name: PasskeyName });

/** So that one knows later which of them was lost. */
export function RenamePasskey({ passkeyId, name }: { passkeyId: string; name: string }) {
  const t = useTranslations('Account');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button aria-label={t('passkeys.rename.of', { name })} look="quiet" onClick={() => setOpen(true)} size="small">
        {t('passkeys.rename.action')}
      </Button>
      {open && <RenameDialog name={name} onClose={() => setOpen(false)} passkeyId={passkeyId} />}
    </>
  );
}

function RenameDialog({ passkeyId, name, onClose }: { passkeyId: string; name: string; onClose: () => void }) {
  const t = useTranslations('Account');
  const router = useRouter();
  const { state, send } = useSend({
    path: '/api/auth/passkey/update-passkey',
    reply: z.object({}),
    onDone: () => {
      onClose();
      router.refresh();
    },
  });
  const { control, handleSubmit } = useForm({ resolver: zodResolver(Named), defaultValues: { name } });
  return (
    <Dialog onOpenChange={onClose} open title={t('passkeys.rename.title')}>
      <form
        className="flex flex-col gap-4"
        method="post"
        noValidate
        onSubmit={handleSubmit((typed) => send({ id: passkeyId, ...typed }))}
      >
        <PlainField autoComplete="off" control={control} label={t('passkeys.rename.name')} maxLength={60} name="name" />
        <RefusalNotice state={state} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose} type="button">
            {t('cancel')}
          </Button>
          <Button disabled={state.phase === 'sending'} look="primary" type="submit">
            {t('passkeys.rename.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
