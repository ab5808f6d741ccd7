'use client';

import { useTranslations } from 'next-intl';
import type { InvitationBody } from '../../shared/api/invitation-api.ts';
import { ShownOnce } from '../../shared/form/shown-once.tsx';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { QrCode } from './qr-code.tsx';

interface LinkDialogProps {
  link: string;
  guest: InvitationBody;
  onClose: () => void;
}

/** The link of an invitation, for the one time that it can be read. */
export function LinkDialog({ link, guest, onClose }: LinkDialogProps) {
  const t = useTranslations('Invitations');
  const words = useTranslations('Form');
  return (
    <Dialog
      actions={
        <Button look="primary" onClick={onClose}>
          {words('done')}
        </Button>
      }
      description={t('linkFor', { name: guest.guestName, part: t(`part.${guest.part}`) })}
      onOpenChange={(open) => !open && onClose()}
      open
      title={t('linkTitle')}
    >
      <div className="flex flex-col gap-4">
        <ShownOnce label={t('link')} secret={link} text={t('linkText')} />
        <QrCode label={t('qr')} text={link} />
      </div>
    </Dialog>
  );
}
