'use client';

import { Menu as BaseMenu } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import { menuItemLook } from './menu-item-look.ts';

interface MenuChoiceProps<Value extends string> {
  label: string;
  /** `language` lets a screen reader say each choice in its own tongue. */
  options: readonly { value: Value; label: string; language?: string }[];
  value: Value;
  onChange: (value: Value) => void;
}

/** A group in a menu of which exactly one is chosen. */
export function MenuChoice<Value extends string>({ label, options, value, onChange }: MenuChoiceProps<Value>) {
  return (
    <BaseMenu.RadioGroup value={value} onValueChange={onChange}>
      <BaseMenu.GroupLabel className="px-3 pt-1 pb-0.5 text-12 text-ink-2">{label}</BaseMenu.GroupLabel>
      {options.map((option) => (
        <BaseMenu.RadioItem key={option.value} className={menuItemLook} lang={option.language} value={option.value}>
          <span className="w-4">
            <BaseMenu.RadioItemIndicator>
              <Check aria-hidden size={16} />
            </BaseMenu.RadioItemIndicator>
          </span>
          {option.label}
        </BaseMenu.RadioItem>
      ))}
    </BaseMenu.RadioGroup>
  );
}
