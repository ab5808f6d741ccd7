'use client';

import { Field } from '@base-ui/react/field';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';
import { Combobox, type ComboboxOption } from '../ui/combobox.tsx';
import { FieldError } from '../ui/field-error.tsx';
import { Select } from '../ui/select.tsx';
import { useFieldFault } from './use-field-fault.ts';

interface FormChoiceProps<Values extends FieldValues, Sent> {
  control: Control<Values, unknown, Sent>;
  name: FieldPath<Values>;
  label: string;
  labelHidden?: boolean;
  hint?: string;
  options: readonly ComboboxOption[];
  placeholder?: string;
  disabled?: boolean;
}

/** One choice out of a short list, in a form. */
export function FormSelect<Values extends FieldValues, Sent>(props: FormChoiceProps<Values, Sent>) {
  const { control, name, hint, label, labelHidden, options, placeholder, disabled } = props;
  const { field, fieldState } = useController({ control, name });
  const error = useFieldFault()(fieldState.error);
  return (
    <Field.Root className="flex min-w-0 flex-col" invalid={error !== null}>
      <Select
        disabled={disabled}
        label={label}
        labelHidden={labelHidden}
        onChange={field.onChange}
        options={options}
        placeholder={placeholder}
        size="form"
        value={field.value || null}
      />
      {hint && <Field.Description className="mt-1 text-12 text-ink-2">{hint}</Field.Description>}
      {error && <FieldError>{error}</FieldError>}
    </Field.Root>
  );
}

interface FormComboboxProps<Values extends FieldValues, Sent> extends FormChoiceProps<Values, Sent> {
  emptyText: string;
}

/** One choice out of a long list, in a form. */
export function FormCombobox<Values extends FieldValues, Sent>(props: FormComboboxProps<Values, Sent>) {
  const { control, name, ...rest } = props;
  const { field, fieldState } = useController({ control, name });
  const error = useFieldFault()(fieldState.error);
  return <Combobox error={error} onChange={field.onChange} value={field.value || null} {...rest} />;
}
