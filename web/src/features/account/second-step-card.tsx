'use client';

import { ShieldCheck } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../shared/ui/button.tsx';
import { Chip } from '../../shared/ui/chip.tsx';
import { AccountCard } from './account-card.tsx';
import { SecondStepDialog, type SecondStepDoing } from './second-step-dialog.tsx';

/** A code from an authenticator at each sign-in with the password. */
export function SecondStepCard({ isOn }: { isOn: boolean }) {
  const t = useTranslations('Account.secondStep');
  const router = useRouter();
  const [doing, setDoing] = useState<SecondStepDoing>({ step: 'nothing' });
  const done = () => {
    setDoing({ step: 'nothing' });
    toast.success(t('turn-off.done'));
    router.refresh();
  };
  const showCodes = (backupCodes: readonly string[]) => {
    setDoing({ step: 'codes', backupCodes });
    router.refresh();
  };
  return (
    <AccountCard
      action={
        isOn ? (
          <>
            <Button onClick={() => setDoing({ step: 'renew' })}>{t('renew.action')}</Button>
            <Button onClick={() => setDoing({ step: 'turn-off' })}>{t('turn-off.action')}</Button>
          </>
        ) : (
          <Button look="primary" onClick={() => setDoing({ step: 'turn-on' })}>
            {t('turn-on.action')}
          </Button>
        )
      }
      icon={<ShieldCheck aria-hidden size={20} />}
      lead={t('lead')}
      state={<Chip tone={isOn ? 'live' : 'plain'}>{t(isOn ? 'on' : 'off')}</Chip>}
      title={t('title')}
    >
      <SecondStepDialog doing={doing} onCodes={showCodes} onDone={done} onGo={setDoing} />
    </AccountCard>
  );
}
