'use client';

import { Menu as BaseMenu } from '@base-ui/react/menu';

/** Parts two groups of a menu. */
export function MenuLine() {
  return <BaseMenu.Separator className="my-1 h-px bg-line" />;
}
