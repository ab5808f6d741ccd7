import type { ReactNode } from 'react';

interface AccountRowProps {
  icon: ReactNode;
  title: ReactNode;
  detail: string;
  children?: ReactNode;
}

/** One passkey or one session of a card. */
export function AccountRow({ icon, title, detail, children }: AccountRowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t px-6 py-3 max-tablet:px-5">
      <span className="text-ink-3">{icon}</span>
      <div className="min-w-40 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium text-14">{title}</p>
        <p className="mt-0.5 text-12 text-ink-2">{detail}</p>
      </div>
      {children && <div className="flex gap-1">{children}</div>}
    </li>
  );
}
