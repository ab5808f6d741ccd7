import Link from 'next/link';
import type { ComponentProps } from 'react';
import { type ButtonLook, buttonLook } from './button-look.ts';

type ButtonLinkProps = ComponentProps<typeof Link> & ButtonLook;

/** Goes somewhere, and looks like a button. */
export function ButtonLink({ look, size, className, ...rest }: ButtonLinkProps) {
  return <Link className={buttonLook({ look, size, className })} {...rest} />;
}
