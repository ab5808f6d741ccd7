'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { IconButton } from '../ui/icon-button.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useSignInFault } from './use-sign-in-fault.ts';

interface PasswordFieldProps<Values extends FieldValues> {
  control: Control<Values>;
  name: FieldPath<Values>;
  label: string;
  hint?: string;
  autoComplete?: 'current-password' | 'new-password';
}

/** A password that can be looked at while it is typed: long ones are copied from a slip of paper. */
export function PasswordField<Values extends FieldValues>(props: PasswordFieldProps<Values>) {
  const { control, name, label, hint, autoComplete = 'current-password' } = props;
  const t = useTranslations('SignIn');
  const say = useSignInFault();
  const { field, fieldState } = useController({ control, name });
  const [shown, setShown] = useState(false);
  return (
    <TextField
      autoCapitalize="none"
      autoComplete={autoComplete}
      end={
        <IconButton label={shown ? t('hidePassword') : t('showPassword')} onClick={() => setShown(!shown)}>
          {shown ? <EyeOff aria-hidden size={20} /> : <Eye aria-hidden size={20} />}
        </IconButton>
      }
      error={say(fieldState.error)}
      inputRef={field.ref}
      label={label}
      name={name}
      onBlur={field.onBlur}
      onChange={field.onChange}
      spellCheck={false}
      type={shown ? 'text' : 'password'}
      value={field.value}
      {...(hint && { hint })}
    />
  );
}
