'use client';

import { Menu as BaseMenu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';

/** Entries of a menu that belong together under a short heading. */
export function MenuGroup({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <BaseMenu.Group>
      <BaseMenu.GroupLabel className="px-3 pt-1 pb-0.5 text-12 text-ink-2">{label}</BaseMenu.GroupLabel>
      {children}
    </BaseMenu.Group>
  );
}
