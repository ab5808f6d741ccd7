'use client';

import { Select as BaseSelect } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';

interface SelectProps<Value extends string> {
  label: string;
  /** The label is read aloud and not shown, where the place already says what is chosen. */
  labelHidden?: boolean;
  options: readonly { value: Value; label: string }[];
  value: Value | null;
  placeholder?: string;
  disabled?: boolean;
  /** `form` stands among text fields and looks like one. */
  size?: 'medium' | 'form';
  onChange: (value: Value) => void;
}

const itemLook = [
  'grid min-h-9 cursor-default grid-cols-[16px_1fr] items-center gap-2 px-2 text-14 outline-none select-none',
  'data-highlighted:bg-raised data-highlighted:text-ink pointer-coarse:min-h-11',
].join(' ');

const labelLook = { medium: 'mb-1 block text-12 text-ink-2', form: 'mb-1 block font-medium text-14' };
const triggerLook = {
  medium: 'h-9 min-w-40 border-line-strong text-14 max-tablet:h-11 pointer-coarse:h-11',
  form: 'h-11 border-ink-3 text-16 data-invalid:border-red',
};

/** One choice out of a short list. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, labelHidden = false, options, value, placeholder, disabled, size = 'medium', onChange } = props;
  return (
    <BaseSelect.Root
      disabled={disabled}
      items={options}
      value={value}
      onValueChange={(chosen) => chosen !== null && onChange(chosen)}
    >
      {!labelHidden && <BaseSelect.Label className={labelLook[size]}>{label}</BaseSelect.Label>}
      {/* Named in the page as it comes from the server too: Base UI ties the label to it only afterwards. */}
      <BaseSelect.Trigger
        aria-label={label}
        className={`flex w-full cursor-pointer items-center justify-between gap-2 rounded-control border bg-panel px-3 text-ink hover:bg-raised data-disabled:cursor-default data-disabled:opacity-50 ${triggerLook[size]}`}
      >
        <BaseSelect.Value className="truncate data-placeholder:text-ink-3" placeholder={placeholder} />
        <ChevronsUpDown aria-hidden className="text-ink-3" size={16} />
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner alignItemWithTrigger={false} className="z-50 outline-none" sideOffset={4}>
          <BaseSelect.Popup className="min-w-(--anchor-width) rounded-control border border-line-strong bg-panel py-1 text-ink shadow-popover outline-none">
            <BaseSelect.List className="max-h-(--available-height) overflow-y-auto">
              {options.map((option) => (
                <BaseSelect.Item key={option.value} value={option.value} className={itemLook}>
                  <BaseSelect.ItemIndicator>
                    <Check aria-hidden size={16} />
                  </BaseSelect.ItemIndicator>
                  <BaseSelect.ItemText className="col-start-2">{option.label}</BaseSelect.ItemText>
                </BaseSelect.Item>
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}
