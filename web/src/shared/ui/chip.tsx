import { cva, type VariantProps } from 'class-variance-authority';
import type { ReactNode } from 'react';

const chipLook = cva(
  ['inline-flex max-w-full shrink-0 items-center gap-1 whitespace-nowrap rounded-chip border [&_.lucide]:size-3.5'],
  {
    variants: {
      tone: {
        plain: 'border-line-strong text-ink-2',
        ready: 'border-line text-ink-2 [&_.lucide]:text-live',
        absent: 'border-dashed border-line-strong text-ink-3',
        live: 'border-live-line bg-live-tint text-live',
        blue: 'border-blue-line bg-blue-tint text-blue',
        yellow: 'border-yellow-line bg-yellow-tint text-yellow',
        orange: 'border-orange-line bg-orange-tint text-orange',
        red: 'border-red-line bg-red-tint text-red',
      },
      size: { desk: 'h-5 px-1.5 text-12', theatre: 'h-8 px-3 text-20' },
    },
    defaultVariants: { tone: 'plain', size: 'desk' },
  },
);

export type ChipTone = VariantProps<typeof chipLook>['tone'];

interface ChipProps extends VariantProps<typeof chipLook> {
  className?: string;
  children: ReactNode;
}

/** A short fact: an icon and a word. The colour only repeats what both already say. */
export function Chip({ tone, size, className, children }: ChipProps) {
  return <span className={chipLook({ tone, size, className })}>{children}</span>;
}
