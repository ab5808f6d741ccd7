'use client';

import { Combobox as BaseCombobox } from '@base-ui/react/combobox';
import { Field } from '@base-ui/react/field';
import { Check, ChevronsUpDown } from 'lucide-react';
import { FieldError } from './field-error.tsx';

export interface ComboboxOption {
  readonly value: string;
  readonly label: string;
}

interface ComboboxProps {
  label: string;
  labelHidden?: boolean;
  hint?: string;
  /** A sentence when the value cannot be taken, `null` when it can. */
  error: string | null;
  options: readonly ComboboxOption[];
  value: string | null;
  placeholder?: string;
  /** What stands in the list when nothing fits what was typed. */
  emptyText: string;
  disabled?: boolean;
  onChange: (value: string) => void;
}

/** One choice out of a list that is too long to look through: typing narrows it down. */
export function Combobox(props: ComboboxProps) {
  const { label, labelHidden = false, hint, error, options, value, placeholder, emptyText, disabled, onChange } = props;
  const chosen = options.find((option) => option.value === value) ?? null;
  return (
    <Field.Root className="flex min-w-0 flex-col" invalid={error !== null}>
      <BaseCombobox.Root
        disabled={disabled}
        isItemEqualToValue={(one, other) => one.value === other.value}
        items={options}
        limit={60}
        onValueChange={(option) => option && onChange(option.value)}
        value={chosen}
      >
        <Field.Label className={labelHidden ? 'sr-only' : 'mb-1 font-medium text-14'}>{label}</Field.Label>
        <BaseCombobox.InputGroup className="relative">
          <BaseCombobox.Input
            aria-label={label}
            className="h-11 w-full rounded-control border border-ink-3 bg-panel pr-10 pl-3 text-16 text-ink data-invalid:border-red data-disabled:opacity-50"
            placeholder={placeholder}
          />
          <BaseCombobox.Trigger
            aria-label={label}
            className="absolute inset-y-0 right-0 inline-flex w-10 cursor-pointer items-center justify-center text-ink-3"
          >
            <ChevronsUpDown aria-hidden size={16} />
          </BaseCombobox.Trigger>
        </BaseCombobox.InputGroup>
        <BaseCombobox.Portal>
          <BaseCombobox.Positioner className="z-50 outline-none" sideOffset={4}>
            <BaseCombobox.Popup className="w-(--anchor-width) max-w-(--available-width) rounded-control border border-line-strong bg-panel text-ink shadow-popover outline-none">
              <BaseCombobox.Empty>
                <div className="px-3 py-3 text-14 text-ink-2">{emptyText}</div>
              </BaseCombobox.Empty>
              <BaseCombobox.List className="max-h-[min(320px,var(--available-height))] overflow-y-auto overscroll-contain py-1 outline-none data-empty:p-0">
                {(option: ComboboxOption) => (
                  <BaseCombobox.Item
                    key={option.value}
                    className="grid min-h-9 cursor-default select-none grid-cols-[16px_1fr] items-center gap-2 px-2 text-14 outline-none data-highlighted:bg-raised pointer-coarse:min-h-11"
                    value={option}
                  >
                    <BaseCombobox.ItemIndicator>
                      <Check aria-hidden size={16} />
                    </BaseCombobox.ItemIndicator>
                    <span className="col-start-2">{option.label}</span>
                  </BaseCombobox.Item>
                )}
              </BaseCombobox.List>
            </BaseCombobox.Popup>
          </BaseCombobox.Positioner>
        </BaseCombobox.Portal>
      </BaseCombobox.Root>
      {hint && <Field.Description className="mt-1 text-12 text-ink-2">{hint}</Field.Description>}
      {error && <FieldError>{error}</FieldError>}
    </Field.Root>
  );
}
