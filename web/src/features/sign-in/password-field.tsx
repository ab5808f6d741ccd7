'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { IconButton } from '../../shared/ui/icon-button.tsx';
import { TextField } from '../../shared/ui/text-field.tsx';

interface PasswordFieldProps {
  error: string | null;
  value: string;
  onChange: (value: string) => void;
}

/** A password that can be looked at while it is typed: long ones are copied from a slip of paper. */
export function PasswordField({ error, value, onChange }: PasswordFieldProps) {
  const t = useTranslations('SignIn');
  const [shown, setShown] = useState(false);
  return (
    <TextField
      autoCapitalize="none"
      autoComplete="current-password"
      end={
        <IconButton label={shown ? t('hidePassword') : t('showPassword')} onClick={() => setShown(!shown)}>
          {shown ? <EyeOff aria-hidden size={20} /> : <Eye aria-hidden size={20} />}
        </IconButton>
      }
      error={error}
      label={t('password')}
      name="password"
      onChange={onChange}
      spellCheck={false}
      type={shown ? 'text' : 'password'}
      value={value}
    />
  );
}
