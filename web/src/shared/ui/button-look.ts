import { cva, type VariantProps } from 'class-variance-authority';

/**
 * How a button looks, whether it is a button or a link. `primary` is teal: one in a view or a group of rows. `inverse`
 * is for what cannot be undone and for coming back to what is real. `touch` is 44 px, `theatre` 64 px for gloves.
 */
export const buttonLook = cva(
  [
    'inline-flex shrink-0 items-center justify-center whitespace-nowrap rounded-control border font-medium no-underline',
    'transition-colors select-none cursor-pointer',
    'disabled:cursor-default data-disabled:cursor-default disabled:opacity-50 data-disabled:opacity-50',
  ],
  {
    variants: {
      look: {
        primary:
          'border-accent bg-accent text-on-accent hover:not-data-disabled:border-accent-hover hover:not-data-disabled:bg-accent-hover',
        plain: 'border-line-strong bg-transparent text-ink hover:not-data-disabled:bg-raised',
        quiet: 'border-transparent bg-transparent text-ink-2 hover:not-data-disabled:bg-raised',
        inverse: 'border-inverse bg-inverse text-on-inverse hover:not-data-disabled:opacity-90',
      },
      size: {
        small: 'h-7 gap-1 px-2 text-12 pointer-coarse:h-11 pointer-coarse:px-3 pointer-coarse:text-14',
        medium: 'h-9 gap-2 px-3 text-14 max-tablet:h-11 pointer-coarse:h-11',
        touch: 'h-11 gap-2 px-4 text-16',
        theatre: 'h-16 gap-3 px-6 text-24',
      },
    },
    defaultVariants: { look: 'plain', size: 'medium' },
  },
);

export type ButtonLook = VariantProps<typeof buttonLook>;
