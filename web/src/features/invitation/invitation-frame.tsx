import type { ReactNode } from 'react';

/** The one card of the page. */
export function InvitationFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex flex-col gap-6 rounded-panel border border-line bg-panel p-8 max-tablet:rounded-none max-tablet:border-x-0 max-tablet:px-5 max-tablet:py-6">
      {children}
    </div>
  );
}
