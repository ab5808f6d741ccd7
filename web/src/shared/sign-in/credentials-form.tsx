'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useForm } from 'react-hook-form';
import { Button } from '../ui/button.tsx';
import { PasswordField } from './password-field.tsx';
import { PlainField } from './plain-field.tsx';
import { RefusalOfSignIn } from './refusal-of-sign-in.tsx';
import { Credentials } from './sign-in-fields.ts';
import { useAwake } from './use-awake.ts';
import type { SignIn } from './use-sign-in.ts';

interface CredentialsFormProps {
  signIn: SignIn;
  /** Whose password is asked, when that is known. */
  email?: string;
}

/** E-mail and password, or a passkey. Whatever is refused, what was typed stays where it is. */
export function CredentialsForm({ signIn, email }: CredentialsFormProps) {
  const t = useTranslations('SignIn');
  const isAwake = useAwake();
  const { control, handleSubmit } = useForm({
    resolver: zodResolver(Credentials),
    defaultValues: { email: email ?? '', password: '' },
    reValidateMode: 'onSubmit',
  });
  return (
    // `post`: whatever sends it, a password must never end up in the address.
    <form method="post" noValidate onSubmit={handleSubmit(signIn.byPassword)}>
      <fieldset className="flex flex-col gap-4 disabled:**:opacity-100" disabled={!isAwake}>
        {!email && (
          <PlainField
            autoComplete="username"
            control={control}
            inputMode="email"
            label={t('email')}
            name="email"
            type="email"
          />
        )}
        <PasswordField control={control} label={t('password')} name="password" />
        <RefusalOfSignIn refusal={signIn.refusal} />
        <Button className="w-full" disabled={signIn.asking} look="primary" size="touch" type="submit">
          {signIn.asking ? t('submitting') : t(email ? 'confirm' : 'submit')}
        </Button>
        <div className="flex items-center gap-3 text-12 text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
          {t('or')}
        </div>
        <Button className="w-full" disabled={signIn.asking} onClick={signIn.byPasskey} size="touch" type="button">
          <KeyRound aria-hidden size={20} />
          {t('byPasskey')}
        </Button>
      </fieldset>
    </form>
  );
}
