import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';

const keyCapLook = cva(
  'inline-flex h-4 min-w-4 items-center justify-center rounded-chip border px-1 font-sans text-11 font-medium leading-none',
  {
    variants: { look: { plain: 'border-line-strong text-ink-2', 'on-inverse': 'border-ink-3 text-on-inverse' } },
    defaultVariants: { look: 'plain' },
  },
);

/** The key that does the same as the control beside it. */
export function KeyCap({ look, children }: VariantProps<typeof keyCapLook> & { children: ReactNode }) {
  return <kbd className={keyCapLook({ look })}>{children}</kbd>;
}
