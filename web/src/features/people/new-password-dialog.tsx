'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { initialPasswordReply } from '../../shared/api/person-api.ts';
import { RefusalNotice } from '../../shared/form/refusal-notice.tsx';
import { useSend } from '../../shared/form/use-send.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { PasswordDialog } from './password-dialog.tsx';

interface NewPasswordDialogProps {
  userId: string;
  name: string;
  email: string;
  onClose: () => void;
}

/** Asks, draws another password for somebody, and shows it once. */
export function NewPasswordDialog({ userId, name, email, onClose }: NewPasswordDialogProps) {
  const t = useTranslations('People.newPassword');
  const words = useTranslations('Form');
  const router = useRouter();
  const [password, setPassword] = useState<string | null>(null);
  const { state, send } = useSend({
    path: `/api/people/${userId}/password`,
    reply: initialPasswordReply,
    onDone: (drawn) => {
      setPassword(drawn.password);
      router.refresh();
    },
  });
  if (password) return <PasswordDialog email={email} name={name} onClose={onClose} password={password} />;
  return (
    <Dialog
      actions={
        <>
          <Button onClick={onClose}>{words('keep')}</Button>
          <Button disabled={state.phase === 'sending'} look="inverse" onClick={() => send()}>
            {t('confirm')}
          </Button>
        </>
      }
      onOpenChange={(open) => !open && onClose()}
      open
      title={t('title', { name })}
    >
      <div className="flex flex-col gap-4">
        <p>{t('text')}</p>
        <RefusalNotice state={state} />
      </div>
    </Dialog>
  );
}
