import { cva } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { type Level, LevelIcon } from './level-icon.tsx';

const bannerLook = cva('flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-6 py-2.5 text-ink max-tablet:px-5', {
  variants: {
    level: {
      blue: 'border-blue-line bg-blue-tint [&>.lucide]:text-blue',
      yellow: 'border-yellow-line bg-yellow-tint [&>.lucide]:text-yellow',
      orange: 'border-orange-line bg-orange-tint [&>.lucide]:text-orange',
      red: 'border-red-line bg-red-tint [&>.lucide]:text-red',
    },
    size: { desk: 'text-14', theatre: 'text-20' },
  },
  defaultVariants: { size: 'desk' },
});

export type BannerSize = 'desk' | 'theatre';

interface BannerProps {
  level: Level;
  title: string;
  /** At a desk or on a phone, or read from two metres in a theatre. */
  size?: BannerSize;
  children?: ReactNode;
  action?: ReactNode;
}

/** A line across the page: something about the whole of it. Orange and red interrupt a screen reader, the others wait. */
export function Banner({ level, title, size, children, action }: BannerProps) {
  return (
    <div className={bannerLook({ level, size })} role={level === 'orange' || level === 'red' ? 'alert' : 'status'}>
      <LevelIcon level={level} size={size === 'theatre' ? 24 : 16} />
      <strong className="font-medium">{title}</strong>
      {children && <span className="text-ink-2">{children}</span>}
      {action && <span className="ml-auto">{action}</span>}
    </div>
  );
}
