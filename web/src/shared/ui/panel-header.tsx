import type { ReactNode } from 'react';

interface PanelHeaderProps {
  title: string;
  /** One icon of 16 px. */
  icon?: ReactNode;
  /** How many there are in the section. */
  count?: number;
  /** What stands at the far end: a remark, a state, a small button. */
  children?: ReactNode;
}

/** Heads one section of a panel. */
export function PanelHeader({ title, icon, count, children }: PanelHeaderProps) {
  return (
    <div className="flex h-9 items-center gap-2 text-12 text-ink-2">
      {icon}
      <h2 className="font-medium">{title}</h2>
      {count !== undefined && <span>{count}</span>}
      {children && <span className="ml-auto flex items-center gap-2">{children}</span>}
    </div>
  );
}
