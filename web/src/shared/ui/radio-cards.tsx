'use client';

import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useId } from 'react';

interface RadioCardsProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string; hint?: string }[];
  value: Value;
  disabled?: boolean;
  onChange: (value: Value) => void;
}

/** One choice out of two or three that want a word of explanation each. */
export function RadioCards<Value extends string>({
  label,
  options,
  value,
  disabled,
  onChange,
}: RadioCardsProps<Value>) {
  const labelId = useId();
  return (
    <div>
      <p className="mb-1 font-medium text-14" id={labelId}>
        {label}
      </p>
      <RadioGroup
        aria-labelledby={labelId}
        className="flex flex-wrap gap-2"
        disabled={disabled}
        onValueChange={(chosen) => onChange(chosen)}
        value={value}
      >
        {options.map((option) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the radio of Base UI is the control, and stands inside.
          <label
            key={option.value}
            className="flex min-h-11 flex-1 cursor-pointer items-start gap-3 rounded-control border border-line-strong px-3 py-2.5 has-data-checked:border-accent has-data-checked:bg-accent-tint has-data-disabled:cursor-default has-data-disabled:opacity-50 max-tablet:basis-full"
          >
            <Radio.Root
              aria-labelledby={`${labelId}-${option.value}`}
              className="mt-0.5 inline-flex size-4 shrink-0 items-center justify-center rounded-round border border-ink-3 bg-panel data-checked:border-accent"
              value={option.value}
            >
              <Radio.Indicator className="size-2 rounded-round bg-accent" />
            </Radio.Root>
            <span className="min-w-0">
              <span className="block font-medium text-14" id={`${labelId}-${option.value}`}>
                {option.label}
              </span>
              {option.hint && <span className="block text-12 text-ink-2">{option.hint}</span>}
            </span>
          </label>
        ))}
      </RadioGroup>
    </div>
  );
}
