'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { type TheatreBody, theatreBody, theatreReply } from '../../shared/api/network-api.ts';
import { FormDialog } from '../../shared/form/form-dialog.tsx';
import { FormText } from '../../shared/form/form-text.tsx';
import { useSend } from '../../shared/form/use-send.ts';
import { Button } from '../../shared/ui/button.tsx';

interface TheatreDialogProps {
  /** The route that adds a theatre or renames one. */
  path: string;
  /** What it is called now; a new one without. */
  theatre?: TheatreBody;
  /** Where it is. */
  place: string;
  /** What the button is called where there are several. */
  name: string;
  size?: 'small' | 'medium';
  children: ReactNode;
}

/** Adds a theatre to a site or renames one. */
export function TheatreDialog({ name, size = 'medium', children, ...form }: TheatreDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button aria-label={name} look="quiet" onClick={() => setOpen(true)} size={size}>
        {children}
      </Button>
      {open && <TheatreForm onClose={() => setOpen(false)} {...form} />}
    </>
  );
}

interface TheatreFormProps extends Pick<TheatreDialogProps, 'path' | 'theatre' | 'place'> {
  onClose: () => void;
}

function TheatreForm({ path, theatre, place, onClose }: TheatreFormProps) {
  const t = useTranslations('Theatres.theatre');
  const words = useTranslations('Form');
  const router = useRouter();
  const { control, handleSubmit } = useForm({
    resolver: zodResolver(theatreBody),
    defaultValues: theatre ?? { nameZh: '', nameEn: '' },
  });
  const { state, send } = useSend({
    path,
    reply: theatreReply,
    onDone: () => {
      toast.success(words('saved'));
      router.refresh();
      onClose();
    },
  });
  return (
    <FormDialog
      description={place}
      onClose={onClose}
      onSubmit={handleSubmit(send)}
      state={state}
      submit={words(state.phase === 'sending' ? 'saving' : 'save')}
      title={t(theatre ? 'editTitle' : 'newTitle')}
    >
      <FormText control={control} label={t('nameZh')} name="nameZh" />
      <FormText control={control} label={t('nameEn')} name="nameEn" />
    </FormDialog>
  );
}
