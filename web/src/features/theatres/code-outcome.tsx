import type { ReactNode } from 'react';

interface CodeOutcomeProps {
  /** One icon of 32 px. */
  icon: ReactNode;
  title: string;
  children: ReactNode;
}

/** What became of a pairing code. */
export function CodeOutcome({ icon, title, children }: CodeOutcomeProps) {
  return (
    <div className="flex flex-col items-center gap-2 py-4 text-center" role="status">
      {icon}
      <p className="font-medium text-20">{title}</p>
      <p className="text-ink-2">{children}</p>
    </div>
  );
}
