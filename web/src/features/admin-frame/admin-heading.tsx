import type { ReactNode } from 'react';

interface AdminHeadingProps {
  title: string;
  lead: string;
  /** The button for what is done most often. */
  action?: ReactNode;
}

/** What a page of the administration is for. */
export function AdminHeading({ title, lead, action }: AdminHeadingProps) {
  return (
    <div className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="font-bold text-24">{title}</h1>
        <p className="mt-1 max-w-160 text-pretty text-ink-2">{lead}</p>
      </div>
      {action}
    </div>
  );
}
