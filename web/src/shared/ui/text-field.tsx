'use client';

import { Field } from '@base-ui/react/field';
import type { ComponentProps, ReactNode, Ref } from 'react';
import { FieldError } from './field-error.tsx';

interface TextFieldProps
  extends Pick<
    ComponentProps<'input'>,
    'autoComplete' | 'inputMode' | 'type' | 'maxLength' | 'autoCapitalize' | 'spellCheck' | 'disabled' | 'onBlur'
  > {
  name: string;
  label: string;
  hint?: string;
  /** A sentence when the value cannot be taken, `null` when it can. */
  error: string | null;
  value: string;
  onChange: (value: string) => void;
  /** A small control at the end of the line. */
  end?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
}

/** One line of text with its label, a hint and what is wrong with it. */
export function TextField({ name, label, hint, error, value, onChange, end, inputRef, ...rest }: TextFieldProps) {
  return (
    <Field.Root className="flex flex-col" invalid={error !== null} name={name}>
      <Field.Label className="mb-1 font-medium text-14">{label}</Field.Label>
      <div className="relative">
        <Field.Control
          ref={inputRef}
          aria-label={label}
          className={`h-11 w-full rounded-control border border-ink-3 bg-panel pl-3 text-16 text-ink data-invalid:border-red data-disabled:opacity-50 ${end ? 'pr-12' : 'pr-3'}`}
          value={value}
          onValueChange={onChange}
          {...rest}
        />
        {end && <div className="absolute inset-y-0 right-0">{end}</div>}
      </div>
      {hint && <Field.Description className="mt-1 text-12 text-ink-2">{hint}</Field.Description>}
      {error && <FieldError>{error}</FieldError>}
    </Field.Root>
  );
}
