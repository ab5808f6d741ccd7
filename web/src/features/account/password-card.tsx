'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { LockKeyhole } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { z } from 'zod';
import { RefusalNotice } from '../../shared/form/refusal-notice.tsx';
import { useSend } from '../../shared/form/use-send.ts';
import { PasswordField } from '../../shared/sign-in/password-field.tsx';
import { PasswordChange } from '../../shared/sign-in/sign-in-fields.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { AccountCard } from './account-card.tsx';

/** Another password. Whoever is signed in elsewhere with the old one is signed out. */
export function PasswordCard() {
  const t = useTranslations('Account.password');
  const [open, setOpen] = useState(false);
  return (
    <AccountCard
      action={<Button onClick={() => setOpen(true)}>{t('action')}</Button>}
      icon={<LockKeyhole aria-hidden size={20} />}
      lead={t('lead')}
      title={t('title')}
    >
      {open && <PasswordChangeDialog onClose={() => setOpen(false)} />}
    </AccountCard>
  );
}

function PasswordChangeDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('Account');
  const router = useRouter();
  const { state, send } = useSend({
    path: '/api/auth/change-password',
    reply: z.object({}),
    onDone: () => {
      onClose();
      toast.success(t('password.done'));
      router.refresh();
    },
  });
  const { control, handleSubmit } = useForm({
    resolver: zodResolver(PasswordChange),
    defaultValues: { currentPassword: '', newPassword: '', repeated: '' },
  });
  const change = handleSubmit(({ currentPassword, newPassword }) =>
    send({ currentPassword, newPassword, revokeOtherSessions: true }),
  );
  return (
    <Dialog onOpenChange={onClose} open title={t('password.dialogTitle')}>
      <form className="flex flex-col gap-4" method="post" noValidate onSubmit={change}>
        <PasswordField control={control} label={t('ownPassword')} name="currentPassword" />
        <PasswordField
          autoComplete="new-password"
          control={control}
          hint={t('password.hint')}
          label={t('password.new')}
          name="newPassword"
        />
        <PasswordField autoComplete="new-password" control={control} label={t('password.repeated')} name="repeated" />
        <RefusalNotice state={state} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose} type="button">
            {t('cancel')}
          </Button>
          <Button disabled={state.phase === 'sending'} look="primary" type="submit">
            {t('password.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
