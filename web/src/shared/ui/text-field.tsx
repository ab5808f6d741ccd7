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
  /** At a desk or on a phone, or in a theatre: for gloves, and read from two metres. */
  size?: keyof typeof look;
}

const look = {
  desk: { label: 'text-14', control: 'h-11 text-16', hint: 'text-12' },
  theatre: { label: 'text-20', control: 'h-16 text-24', hint: 'text-20' },
};

/** One line of text with its label, a hint and what is wrong with it. */
export function TextField(props: TextFieldProps) {
  const { name, label, hint, error, value, onChange, end, inputRef, size = 'desk', ...rest } = props;
  return (
    <Field.Root className="flex flex-col" invalid={error !== null} name={name}>
      <Field.Label className={`mb-1 font-medium ${look[size].label}`}>{label}</Field.Label>
      <div className="relative">
        <Field.Control
          ref={inputRef}
          aria-label={label}
          className={`w-full rounded-control border border-ink-3 bg-panel pl-3 text-ink ${look[size].control} data-invalid:border-red data-disabled:opacity-50 ${end ? 'pr-12' : 'pr-3'}`}
          value={value}
          onValueChange={onChange}
          {...rest}
        />
        {end && <div className="absolute inset-y-0 right-0">{end}</div>}
      </div>
      {hint && <Field.Description className={`mt-1 text-ink-2 ${look[size].hint}`}>{hint}</Field.Description>}
      {error && <FieldError>{error}</FieldError>}
    </Field.Root>
  );
}
