'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import type { z } from 'zod';
import { RefusalNotice } from '../../shared/form/refusal-notice.tsx';
import { useSend } from '../../shared/form/use-send.ts';
import { PasswordField } from '../../shared/sign-in/password-field.tsx';
import { Credentials } from '../../shared/sign-in/sign-in-fields.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';

const Password = Credentials.pick({ password: true });

interface PasswordDialogProps<Reply extends z.ZodType> {
  words: { title: string; text: string; confirm: string };
  /** One of the routes that ask for the password once more. */
  path: string;
  reply: Reply;
  onDone: (reply: z.output<Reply>) => void;
  onClose: () => void;
}

/** Asks for the password once more: whoever finds an open desk must not change how its person signs in. */
export function PasswordDialog<Reply extends z.ZodType>({
  words,
  path,
  reply,
  onDone,
  onClose,
}: PasswordDialogProps<Reply>) {
  const t = useTranslations('Account');
  const { state, send } = useSend({ path, reply, onDone });
  const { control, handleSubmit } = useForm({ resolver: zodResolver(Password), defaultValues: { password: '' } });
  return (
    <Dialog onOpenChange={(open) => !open && onClose()} open title={words.title}>
      <form className="flex flex-col gap-4" method="post" noValidate onSubmit={handleSubmit((typed) => send(typed))}>
        <p className="text-14 text-ink-2">{words.text}</p>
        <PasswordField control={control} label={t('ownPassword')} name="password" />
        <RefusalNotice state={state} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose} type="button">
            {t('cancel')}
          </Button>
          <Button disabled={state.phase === 'sending'} look="primary" type="submit">
            {words.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
