'use client';

import { KeyRound, Plus } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { useState } from 'react';
import { toast } from 'sonner';
import { z } from 'zod';
import type { PasskeyInList } from '../../server/account.ts';
import { callApi } from '../../shared/api/call-api.ts';
import { authClient, requireSuccess } from '../../shared/sign-in/auth-client.ts';
import { Button } from '../../shared/ui/button.tsx';
import { AccountCard } from './account-card.tsx';
import { AccountRow } from './account-row.tsx';
import { RemovePasskey } from './remove-passkey.tsx';
import { RenamePasskey } from './rename-passkey.tsx';
import { SignInAgain } from './sign-in-again.tsx';
import { useRecentSignIn } from './use-recent-sign-in.ts';

interface PasskeysCardProps {
  email: string;
  passkeys: readonly PasskeyInList[];
  timeZone: string;
}

/** Signing in with a finger, a face or a key instead of a password. */
export function PasskeysCard({ email, passkeys, timeZone }: PasskeysCardProps) {
  const t = useTranslations('Account.passkeys');
  const format = useFormatter();
  const recent = useRecentSignIn();
  const [adding, setAdding] = useState(false);
  const add = async () => {
    setAdding(true);
    await recent.attempt(async () => {
      requireSuccess(await authClient.passkey.addPasskey());
      toast.success(t('added'));
    });
    setAdding(false);
  };
  const remove = (passkeyId: string) =>
    recent.attempt(async () => {
      const path = '/api/auth/passkey/delete-passkey';
      await callApi({ method: 'POST', path, body: { id: passkeyId }, reply: z.object({}) });
      toast.success(t('removed'));
    });
  return (
    <AccountCard
      action={
        <Button disabled={adding} onClick={add}>
          <Plus aria-hidden size={16} />
          {t('add')}
        </Button>
      }
      icon={<KeyRound aria-hidden size={20} />}
      lead={t('lead')}
      title={t('title')}
    >
      {passkeys.length > 0 && (
        <ul>
          {passkeys.map(({ passkeyId, name, addedAt }) => (
            <AccountRow
              detail={addedAt ? t('since', { date: format.dateTime(addedAt, { dateStyle: 'medium', timeZone }) }) : ''}
              icon={<KeyRound aria-hidden size={16} />}
              key={passkeyId}
              title={name ?? t('unnamed')}
            >
              <RenamePasskey name={name ?? ''} passkeyId={passkeyId} />
              <RemovePasskey name={name ?? t('unnamed')} onRemove={() => remove(passkeyId)} />
            </AccountRow>
          ))}
        </ul>
      )}
      {recent.isWaiting && <SignInAgain email={email} onClose={recent.giveUp} onSignedIn={recent.goOn} />}
    </AccountCard>
  );
}
