'use client';

import { useTranslations } from 'next-intl';
import { type FormEventHandler, type ReactNode, useId } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import type { SendState } from './use-send.ts';

interface FormDialogProps {
  title: string;
  description?: string;
  /** What stands on the button that sends it. */
  submit: string;
  state: SendState;
  onSubmit: FormEventHandler<HTMLFormElement>;
  onClose: () => void;
  /** The fields. */
  children: ReactNode;
}

/** A small form over the page. Whatever is refused, what was typed stays where it is. */
export function FormDialog({ title, description, submit, state, onSubmit, onClose, children }: FormDialogProps) {
  const t = useTranslations('Form');
  const id = useId();
  return (
    <Dialog
      actions={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button disabled={state.phase === 'sending'} form={id} look="primary" type="submit">
            {submit}
          </Button>
        </>
      }
      description={description}
      onOpenChange={(open) => !open && onClose()}
      open
      title={title}
    >
      <form className="flex flex-col gap-4" id={id} method="post" noValidate onSubmit={onSubmit}>
        {children}
        <RefusalNotice state={state} />
      </form>
    </Dialog>
  );
}
