'use client';

import { Menu as BaseMenu } from '@base-ui/react/menu';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { menuItemLook } from './menu-item-look.ts';

/** Goes somewhere, out of a menu. */
export function MenuLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <BaseMenu.LinkItem className={`${menuItemLook} text-ink no-underline`} closeOnClick render={<Link href={href} />}>
      {children}
    </BaseMenu.LinkItem>
  );
}
