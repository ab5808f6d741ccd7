'use client';

import { Field } from '@base-ui/react/field';
import type { ComponentProps } from 'react';
import { FieldError } from './field-error.tsx';

interface TextFieldProps
  extends Pick<
    ComponentProps<'input'>,
    'autoComplete' | 'inputMode' | 'type' | 'maxLength' | 'autoCapitalize' | 'spellCheck'
  > {
  name: string;
  label: string;
  hint?: string;
  /** A sentence when the value cannot be taken, `null` when it can. */
  error: string | null;
  value: string;
  onChange: (value: string) => void;
}

/** One line of text with its label, a hint and what is wrong with it. */
export function TextField({ name, label, hint, error, value, onChange, ...rest }: TextFieldProps) {
  return (
    <Field.Root className="flex flex-col" invalid={error !== null} name={name}>
      <Field.Label className="mb-1 font-medium text-14">{label}</Field.Label>
      <Field.Control
        className="h-11 w-full rounded-control border border-ink-3 bg-panel px-3 text-16 text-ink data-invalid:border-red"
        value={value}
        onValueChange={onChange}
        {...rest}
      />
      {hint && <Field.Description className="mt-1 text-12 text-ink-2">{hint}</Field.Description>}
      {error && <FieldError>{error}</FieldError>}
    </Field.Root>
  );
}
