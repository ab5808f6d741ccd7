import { maxLabelLength } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { TextField } from '../../shared/ui/text-field.tsx';

interface MarkerDialogProps {
  open: boolean;
  /** Null when no marker is wanted after all. */
  onLabel: (words: string | null) => void;
}

/** What cannot stand in a marker's words is not taken over from the keyboard. */
const unfit = /[\p{Cc}<>&]/gu;

/** Asks for the words of a marker that was placed. */
export function MarkerDialog({ open, onLabel }: MarkerDialogProps) {
  const t = useTranslations('Drawing');
  const [words, setWords] = useState('');
  const close = (label: string | null) => {
    setWords('');
    onLabel(label);
  };
  return (
    <Dialog onOpenChange={() => close(null)} open={open} title={t('markerTitle')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          close(words.trim() || null);
        }}
      >
        <TextField
          autoComplete="off"
          error={null}
          label={t('markerLabel')}
          maxLength={maxLabelLength}
          name="marker"
          onChange={(value) => setWords(value.replace(unfit, ''))}
          value={words}
        />
        <div className="flex justify-end gap-2">
          <Button look="quiet" onClick={() => close(null)}>
            {t('cancel')}
          </Button>
          <Button disabled={words.trim() === ''} look="primary" type="submit">
            {t('place')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
