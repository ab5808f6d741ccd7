'use client';

import type { ComponentProps } from 'react';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { TextField } from '../ui/text-field.tsx';
import { useFieldFault } from './use-field-fault.ts';

interface FormTextProps<Values extends FieldValues, Sent>
  extends Pick<
    ComponentProps<typeof TextField>,
    'label' | 'hint' | 'type' | 'inputMode' | 'autoComplete' | 'disabled' | 'spellCheck' | 'autoCapitalize'
  > {
  control: Control<Values, unknown, Sent>;
  name: FieldPath<Values>;
}

/** A line of text in a form. */
export function FormText<Values extends FieldValues, Sent>({ control, name, ...rest }: FormTextProps<Values, Sent>) {
  const { field, fieldState } = useController({ control, name });
  const fault = useFieldFault();
  return (
    <TextField
      autoComplete="off"
      error={fault(fieldState.error)}
      inputRef={field.ref}
      name={name}
      onBlur={field.onBlur}
      onChange={field.onChange}
      value={String(field.value ?? '')}
      {...rest}
    />
  );
}
