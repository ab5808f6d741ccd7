'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { Button } from '../ui/button.tsx';
import { PlainField } from './plain-field.tsx';
import { RefusalOfSignIn } from './refusal-of-sign-in.tsx';
import { AuthenticatorCode, BackupCode } from './sign-in-fields.ts';
import type { CodeKind, SignIn } from './use-sign-in.ts';

const schemas = { totp: z.object({ code: AuthenticatorCode }), 'backup-code': z.object({ code: BackupCode }) };

/** The second step: what the authenticator shows, or one of the codes that were kept for when it is not at hand. */
export function CodeForm({ signIn }: { signIn: SignIn }) {
  const t = useTranslations('SignIn.code');
  const [kind, setKind] = useState<CodeKind>('totp');
  return (
    <div className="flex flex-col gap-4">
      <CodeOf key={kind} kind={kind} signIn={signIn} />
      <div className="flex flex-wrap justify-between gap-2">
        <Button look="quiet" onClick={signIn.startAnew}>
          <ArrowLeft aria-hidden size={16} />
          {t('back')}
        </Button>
        <Button look="quiet" onClick={() => setKind(kind === 'totp' ? 'backup-code' : 'totp')}>
          {t(kind === 'totp' ? 'toBackupCode' : 'toTotp')}
        </Button>
      </div>
    </div>
  );
}

function CodeOf({ kind, signIn }: { kind: CodeKind; signIn: SignIn }) {
  const t = useTranslations('SignIn.code');
  const { control, handleSubmit } = useForm({
    resolver: zodResolver(schemas[kind]),
    defaultValues: { code: '' },
    reValidateMode: 'onSubmit',
  });
  return (
    <form
      className="flex flex-col gap-4"
      method="post"
      noValidate
      onSubmit={handleSubmit(({ code }) => signIn.byCode(kind, code))}
    >
      <PlainField
        autoComplete="one-time-code"
        control={control}
        hint={t(`${kind}.hint`)}
        inputMode={kind === 'totp' ? 'numeric' : 'text'}
        label={t(`${kind}.label`)}
        name="code"
        type="text"
      />
      <RefusalOfSignIn refusal={signIn.refusal} />
      <Button className="w-full" disabled={signIn.asking} look="primary" size="touch" type="submit">
        {t(signIn.asking ? 'checking' : 'check')}
      </Button>
    </form>
  );
}
