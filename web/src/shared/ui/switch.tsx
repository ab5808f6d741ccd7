'use client';

import { Switch as BaseSwitch } from '@base-ui/react/switch';

interface SwitchProps {
  label: string;
  on: boolean;
  disabled?: boolean;
  onChange: (on: boolean) => void;
}

/** A setting that is on or off, and acts at once. */
export function Switch({ label, on, disabled, onChange }: SwitchProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: Base UI's switch holds the hidden input that this label names
    <label className="inline-flex min-h-6 cursor-pointer items-center gap-2 text-14 pointer-coarse:min-h-11">
      <BaseSwitch.Root
        checked={on}
        className="flex h-6 w-10 shrink-0 items-center rounded-round border border-ink-3 px-0.5 data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50"
        disabled={disabled}
        onCheckedChange={onChange}
      >
        <BaseSwitch.Thumb className="size-4.5 rounded-round bg-ink-3 transition-transform data-checked:translate-x-4 data-checked:bg-on-accent" />
      </BaseSwitch.Root>
      {label}
    </label>
  );
}
