'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/notice.tsx';
import { TextField } from '../../shared/ui/text-field.tsx';
import { PasswordField } from './password-field.tsx';
import { useSignIn } from './use-sign-in.ts';

/** Whatever is refused, what was typed stays where it is. */
export function SignInForm() {
  const t = useTranslations('SignIn');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { signIn, faults, refusal, asking } = useSignIn();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void signIn({ email, password });
  };
  return (
    // `post`: should the page's script not run, a password must never end up in the address.
    <form className="flex flex-col gap-4" method="post" noValidate onSubmit={submit}>
      <TextField
        autoCapitalize="none"
        autoComplete="username"
        error={faults.email && t(faults.email)}
        inputMode="email"
        label={t('email')}
        name="email"
        onChange={setEmail}
        spellCheck={false}
        type="email"
        value={email}
      />
      <PasswordField error={faults.password && t(faults.password)} onChange={setPassword} value={password} />
      {refusal && (
        <Notice level="red" title={t(`refusal.${refusal}.happened`)}>
          {t(`refusal.${refusal}.next`)}
        </Notice>
      )}
      <Button className="w-full" disabled={asking} look="primary" size="touch" type="submit">
        {asking ? t('submitting') : t('submit')}
      </Button>
    </form>
  );
}
