'use client';

import { useTranslations } from 'next-intl';
import { ShownOnce } from '../../shared/form/shown-once.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';

interface PasswordDialogProps {
  name: string;
  email: string;
  password: string;
  onClose: () => void;
}

/** An initial password, for the one time that it can be read. */
export function PasswordDialog({ name, email, password, onClose }: PasswordDialogProps) {
  const t = useTranslations('People.password');
  const words = useTranslations('Form');
  return (
    <Dialog
      actions={
        <Button look="primary" onClick={onClose}>
          {words('done')}
        </Button>
      }
      description={t('for', { name, email })}
      onOpenChange={(open) => !open && onClose()}
      open
      title={t('title')}
    >
      <ShownOnce label={t('label')} secret={password} text={t('text')} />
    </Dialog>
  );
}
