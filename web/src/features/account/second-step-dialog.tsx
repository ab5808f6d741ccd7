'use client';

import { useTranslations } from 'next-intl';
import { z } from 'zod';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { BackupCodes } from './backup-codes.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { SecondStepSetup } from './second-step-setup.tsx';

const Prepared = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
const Renewed = Prepared.pick({ backupCodes: true });

export type SecondStepDoing =
  | { readonly step: 'nothing' }
  | { readonly step: 'turn-on' | 'turn-off' | 'renew' }
  | { readonly step: 'scan'; readonly prepared: z.infer<typeof Prepared> }
  | { readonly step: 'codes'; readonly backupCodes: readonly string[] };

interface SecondStepDialogProps {
  doing: SecondStepDoing;
  onGo: (next: SecondStepDoing) => void;
  onCodes: (backupCodes: readonly string[]) => void;
  /** It was turned off. */
  onDone: () => void;
}

/** What is asked and shown on the way, one after the other. */
export function SecondStepDialog({ doing, onGo, onCodes, onDone }: SecondStepDialogProps) {
  const t = useTranslations('Account.secondStep');
  const close = () => onGo({ step: 'nothing' });
  if (doing.step === 'nothing') return null;
  if (doing.step === 'scan') {
    return (
      <Dialog onOpenChange={close} open title={t('setup.title')}>
        <SecondStepSetup onConfirmed={() => onCodes(doing.prepared.backupCodes)} totpUri={doing.prepared.totpURI} />
      </Dialog>
    );
  }
  if (doing.step === 'codes') {
    const kept = (
      <Button look="primary" onClick={close}>
        {t('kept')}
      </Button>
    );
    return (
      <Dialog actions={kept} onOpenChange={close} open title={t('codesTitle')}>
        <BackupCodes codes={doing.backupCodes} />
      </Dialog>
    );
  }
  const { step } = doing;
  const words = { title: t(`${step}.title`), text: t(`${step}.text`), confirm: t(`${step}.confirm`) };
  const asking = { onClose: close, words };
  const path = '/api/auth/two-factor';
  if (step === 'turn-on') {
    const scan = (prepared: z.infer<typeof Prepared>) => onGo({ step: 'scan', prepared });
    return <PasswordDialog {...asking} onDone={scan} path={`${path}/enable`} reply={Prepared} />;
  }
  if (step === 'turn-off') {
    return <PasswordDialog {...asking} onDone={onDone} path={`${path}/disable`} reply={z.object({})} />;
  }
  const renewed = ({ backupCodes }: z.infer<typeof Renewed>) => onCodes(backupCodes);
  return <PasswordDialog {...asking} onDone={renewed} path={`${path}/generate-backup-codes`} reply={Renewed} />;
}
