'use client';

import { Button as BaseButton } from '@base-ui/react/button';
import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { Tooltip } from './tooltip.tsx';

const iconButtonLook = cva(
  'inline-flex shrink-0 items-center justify-center rounded-control border cursor-pointer transition-colors',
  {
    variants: {
      look: {
        quiet: 'border-transparent text-ink-2 hover:bg-raised',
        plain: 'border-line-strong text-ink hover:bg-raised',
        primary: 'border-accent bg-accent text-on-accent hover:bg-accent-hover',
      },
      size: { small: 'size-8 pointer-coarse:size-11', touch: 'size-11', theatre: 'size-16' },
    },
    defaultVariants: { look: 'quiet', size: 'touch' },
  },
);

interface IconButtonProps extends VariantProps<typeof iconButtonLook> {
  /** What it does, in words: read aloud, and shown on hover. */
  label: string;
  /** The key that does the same. */
  shortcut?: string;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}

/** A button that shows only an icon. */
export function IconButton({ label, shortcut, look, size, children, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <BaseButton aria-label={label} aria-keyshortcuts={shortcut} className={iconButtonLook({ look, size })} {...rest}>
        {children}
      </BaseButton>
    </Tooltip>
  );
}
