'use client';

import { Tooltip as BaseTooltip } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { KeyCap } from './key-cap.tsx';

interface TooltipProps {
  /** Says what the control does. Only a hint: the control itself must carry the same name for a screen reader. */
  label: string;
  shortcut?: string;
  /** The control that the hint belongs to. */
  children: ReactElement;
}

export function Tooltip({ label, shortcut, children }: TooltipProps) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner sideOffset={8} className="z-50">
          <BaseTooltip.Popup className="flex items-center gap-2 rounded-control bg-inverse px-2 py-1 text-12 text-on-inverse">
            {label}
            {shortcut && <KeyCap look="on-inverse">{shortcut}</KeyCap>}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
