import { cva } from 'class-variance-authority';
import type { ReactNode } from 'react';

/** 5 very good, 4 good, 3 fair, 2 and 1 poor, 0 nothing arrives. */
export type HealthLevel = 0 | 1 | 2 | 3 | 4 | 5;

const barHeights = ['h-1', 'h-1.5', 'h-2', 'h-2.5', 'h-3'];

const bar = cva('w-[3px] rounded-bar', {
  variants: {
    tone: { off: 'bg-line-strong', live: 'bg-live', yellow: 'bg-yellow', orange: 'bg-orange', red: 'bg-red' },
  },
});

const tones = ['off', 'red', 'orange', 'yellow', 'live', 'live'] as const;

/** The health of a link or a picture: bars for the eye, and the word that says it (or says what was given up). */
export function HealthBars({ level, word }: { level: HealthLevel; word: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden className="inline-flex h-3 items-end gap-0.5">
        {barHeights.map((height, index) => (
          <span key={height} className={bar({ tone: index < level ? tones[level] : 'off', className: height })} />
        ))}
      </span>
      {word}
    </span>
  );
}
