import { Button as BaseButton } from '@base-ui/react/button';
import type { ComponentProps } from 'react';
import { type ButtonLook, buttonLook } from './button-look.ts';

type ButtonProps = Omit<ComponentProps<typeof BaseButton>, 'className'> & ButtonLook & { className?: string };

/** Keeps the focus while it is disabled by its own work, so that a keyboard user is not thrown to the page's start. */
export function Button({ look, size, className, ...rest }: ButtonProps) {
  return <BaseButton className={buttonLook({ look, size, className })} focusableWhenDisabled {...rest} />;
}
