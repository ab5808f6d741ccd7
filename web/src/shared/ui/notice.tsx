import { cva } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { type Level, LevelIcon } from './level-icon.tsx';

const noticeLook = cva('flex gap-3 rounded-control border p-3 text-14', {
  variants: {
    level: {
      blue: 'border-blue-line bg-blue-tint [&>.lucide]:text-blue',
      yellow: 'border-yellow-line bg-yellow-tint [&>.lucide]:text-yellow',
      orange: 'border-orange-line bg-orange-tint [&>.lucide]:text-orange',
      red: 'border-red-line bg-red-tint [&>.lucide]:text-red',
    },
  },
});

interface NoticeProps {
  level: Level;
  title: string;
  children?: ReactNode;
}

/** A remark beside what it is about, inside the page's flow. A red one interrupts a screen reader. */
export function Notice({ level, title, children }: NoticeProps) {
  return (
    <div className={noticeLook({ level })} role={level === 'red' ? 'alert' : undefined}>
      <LevelIcon level={level} size={20} />
      <div>
        <p className="font-medium">{title}</p>
        {children && <p className="mt-0.5 text-ink-2">{children}</p>}
      </div>
    </div>
  );
}
