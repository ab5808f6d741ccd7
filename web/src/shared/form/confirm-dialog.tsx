'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { toast } from 'sonner';
import { z } from 'zod';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { RefusalNotice } from './refusal-notice.tsx';
import { useSend } from './use-send.ts';

export interface ConfirmWords {
  readonly title: string;
  readonly where?: string;
  /** What happens, and whether it can be undone. */
  readonly text: string;
  readonly confirm: string;
  readonly done: string;
}

interface ConfirmDialogProps {
  /** One of our routes that takes no body. */
  path: string;
  words: ConfirmWords;
  onClose: () => void;
}

/** Does what cannot easily be undone, after it has said in words what that is. */
export function ConfirmDialog({ path, words, onClose }: ConfirmDialogProps) {
  const t = useTranslations('Form');
  const router = useRouter();
  const { state, send } = useSend({
    path,
    reply: z.object({}),
    onDone: () => {
      onClose();
      toast.success(words.done);
      router.refresh();
    },
  });
  return (
    <Dialog
      actions={
        <>
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button disabled={state.phase === 'sending'} look="inverse" onClick={() => send()}>
            {words.confirm}
          </Button>
        </>
      }
      description={words.where}
      onOpenChange={(open) => !open && onClose()}
      open
      title={words.title}
    >
      <div className="flex flex-col gap-4">
        <p>{words.text}</p>
        <RefusalNotice state={state} />
      </div>
    </Dialog>
  );
}
