'use client';

import type { ComponentProps } from 'react';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { TextField } from '../ui/text-field.tsx';
import { useSignInFault } from './use-sign-in-fault.ts';

interface PlainFieldProps<Values extends FieldValues>
  extends Pick<
    ComponentProps<typeof TextField>,
    'label' | 'hint' | 'type' | 'inputMode' | 'autoComplete' | 'maxLength'
  > {
  control: Control<Values>;
  name: FieldPath<Values>;
}

/** An e-mail, a code or a name: what a keyboard must neither correct nor begin with a capital. */
export function PlainField<Values extends FieldValues>({ control, name, ...rest }: PlainFieldProps<Values>) {
  const say = useSignInFault();
  const { field, fieldState } = useController({ control, name });
  return (
    <TextField
      autoCapitalize="none"
      error={say(fieldState.error)}
      inputRef={field.ref}
      name={name}
      onBlur={field.onBlur}
      onChange={field.onChange}
      spellCheck={false}
      value={field.value}
      {...rest}
    />
  );
}
