'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { RefusalNotice } from '../../shared/form/refusal-notice.tsx';
import { useSend } from '../../shared/form/use-send.ts';
import { PlainField } from '../../shared/sign-in/plain-field.tsx';
import { AuthenticatorCode } from '../../shared/sign-in/sign-in-fields.ts';
import { Button } from '../../shared/ui/button.tsx';
import { QrCode } from './qr-code.tsx';

const Code = z.object({ code: AuthenticatorCode });

/** The authenticator takes the secret, and proves that it has it. */
export function SecondStepSetup({ totpUri, onConfirmed }: { totpUri: string; onConfirmed: () => void }) {
  const t = useTranslations('Account.secondStep.setup');
  const { state, send } = useSend({
    path: '/api/auth/two-factor/verify-totp',
    reply: z.object({}),
    onDone: onConfirmed,
  });
  const { control, handleSubmit } = useForm({ resolver: zodResolver(Code), defaultValues: { code: '' } });
  const secret = new URL(totpUri).searchParams.get('secret') ?? '';
  return (
    <form className="flex flex-col gap-5" method="post" noValidate onSubmit={handleSubmit((typed) => send(typed))}>
      <div className="flex flex-wrap items-start gap-5">
        <QrCode label={t('qrCode')} text={totpUri} />
        <div className="min-w-48 flex-1 text-14">
          <p>{t('scan')}</p>
          <p className="mt-3 text-ink-2">{t('orType')}</p>
          <p className="mt-1 break-all font-medium tracking-code">{secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</p>
        </div>
      </div>
      <PlainField
        autoComplete="one-time-code"
        control={control}
        inputMode="numeric"
        label={t('code')}
        name="code"
        type="text"
      />
      <RefusalNotice state={state} />
      <div className="flex justify-end">
        <Button disabled={state.phase === 'sending'} look="primary" type="submit">
          {t('confirm')}
        </Button>
      </div>
    </form>
  );
}
