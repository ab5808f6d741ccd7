'use client';

import { Toggle as BaseToggle } from '@base-ui/react/toggle';
import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { KeyCap } from './key-cap.tsx';

const toggleLook = cva(
  [
    'inline-flex shrink-0 cursor-pointer items-center justify-center gap-2 rounded-control border border-line-strong font-medium',
    'text-ink transition-colors hover:bg-raised data-disabled:cursor-default data-disabled:opacity-50',
    'data-pressed:border-accent-line data-pressed:bg-accent-tint data-pressed:text-accent',
  ],
  {
    variants: {
      size: { medium: 'h-9 px-3 text-14 pointer-coarse:h-11', touch: 'h-11 px-4', theatre: 'h-16 px-6 text-24' },
    },
    defaultVariants: { size: 'medium' },
  },
);

interface ToggleProps extends VariantProps<typeof toggleLook> {
  on: boolean;
  onChange: (on: boolean) => void;
  /** The key that does the same. */
  shortcut?: string;
  disabled?: boolean;
  children: ReactNode;
}

/** A tool that stays on until it is pressed again. */
export function Toggle({ on, onChange, shortcut, size, disabled, children }: ToggleProps) {
  return (
    <BaseToggle
      aria-keyshortcuts={shortcut}
      className={toggleLook({ size })}
      disabled={disabled}
      pressed={on}
      onPressedChange={onChange}
    >
      {children}
      {shortcut && <KeyCap>{shortcut}</KeyCap>}
    </BaseToggle>
  );
}
