import type { ReactNode } from 'react';

interface AccountCardProps {
  /** One icon of 20 px. */
  icon: ReactNode;
  title: string;
  lead: string;
  /** A chip that says how it stands. */
  state?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}

/** One thing about how somebody signs in: what it is, how it stands, and what can be done. */
export function AccountCard({ icon, title, lead, state, action, children }: AccountCardProps) {
  return (
    <section className="rounded-panel border border-line bg-panel">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3 px-6 py-5 max-tablet:px-5">
        <span className="mt-0.5 text-ink-3">{icon}</span>
        <div className="min-w-60 flex-1">
          <h2 className="flex flex-wrap items-center gap-2 font-bold text-16">
            {title}
            {state}
          </h2>
          <p className="mt-1 max-w-140 text-14 text-ink-2">{lead}</p>
        </div>
        {action && <div className="flex flex-wrap gap-2">{action}</div>}
      </div>
      {children}
    </section>
  );
}
