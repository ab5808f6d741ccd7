import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** One icon of 32 px. */
  icon: ReactNode;
  title: string;
  /** Why there is nothing, and when or how there will be something. */
  children: ReactNode;
  action?: ReactNode;
}

/** A place that holds nothing, and says why. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-110 flex-col items-center gap-2 text-balance px-5 py-16 text-center">
      <span className="mb-2 text-ink-3">{icon}</span>
      <h2 className="font-medium text-16">{title}</h2>
      <div className="text-14 text-ink-2">{children}</div>
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
