'use client';

import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import { menuItemLook } from './menu-item-look.ts';

/** One action of a menu. */
export function MenuItem({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <BaseMenu.Item className={menuItemLook} onClick={onClick}>
      {children}
    </BaseMenu.Item>
  );
}
