'use client';

import { Dialog as BaseDialog } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** The buttons, the main one last. */
  actions?: ReactNode;
  /** At a desk or on a phone, there with room for a picture, or in a theatre: for gloves, and read from two metres. */
  size?: keyof typeof look;
}

const look = {
  desk: { popup: 'w-120', title: 'text-16', description: 'text-14', close: 'size-9 pointer-coarse:size-11' },
  picture: { popup: 'w-240', title: 'text-16', description: 'text-14', close: 'size-9 pointer-coarse:size-11' },
  theatre: { popup: 'w-240', title: 'text-32', description: 'text-20', close: 'size-16' },
};

/** Asks or tells one thing before the page goes on. Escape, the cross and a click outside close it. */
export function Dialog({ open, onOpenChange, title, description, children, actions, size = 'desk' }: DialogProps) {
  const t = useTranslations('Interface');
  const { popup, title: titleLook, description: descriptionLook, close } = look[size];
  return (
    // In a theatre nothing may lie between a hand and what takes back control.
    <BaseDialog.Root modal={size !== 'theatre'} open={open} onOpenChange={onOpenChange}>
      <BaseDialog.Portal>
        {size !== 'theatre' && <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-black opacity-50" />}
        <BaseDialog.Popup
          className={`fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-32px)] max-w-[calc(100vw-32px)] -translate-x-1/2 -translate-y-1/2 flex-col rounded-panel border border-line-strong bg-panel text-ink ${popup}`}
        >
          <header className="flex items-start gap-4 border-line border-b py-3 pr-3 pl-6">
            <div className="min-w-0 flex-1 py-1.5">
              <BaseDialog.Title className={`font-bold ${titleLook}`}>{title}</BaseDialog.Title>
              {description && (
                <BaseDialog.Description className={`mt-1 text-ink-2 ${descriptionLook}`}>
                  {description}
                </BaseDialog.Description>
              )}
            </div>
            <BaseDialog.Close
              aria-label={t('close')}
              className={`inline-flex shrink-0 cursor-pointer items-center justify-center rounded-control text-ink-2 hover:bg-raised ${close}`}
            >
              <X aria-hidden size={size === 'theatre' ? 32 : 20} />
            </BaseDialog.Close>
          </header>
          <div className="overflow-y-auto p-6">{children}</div>
          {actions && <footer className="flex justify-end gap-2 border-line border-t px-6 py-3">{actions}</footer>}
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
