import { Check, Clock, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Chip, type ChipTone } from './chip.tsx';
import { LevelIcon } from './level-icon.tsx';

/** Whether one thing that a consultation needs is there. `needs-you` is the only one that asks for an action. */
export type Readiness = 'ready' | 'waiting' | 'needs-you' | 'absent';

const looks: Record<Readiness, { tone: ChipTone; icon: ReactNode }> = {
  ready: { tone: 'ready', icon: <Check aria-hidden /> },
  waiting: { tone: 'plain', icon: <Clock aria-hidden /> },
  'needs-you': { tone: 'yellow', icon: <LevelIcon level="yellow" /> },
  absent: { tone: 'absent', icon: <Minus aria-hidden /> },
};

export function ReadinessChip({ readiness, word }: { readiness: Readiness; word: string }) {
  const { tone, icon } = looks[readiness];
  return (
    <Chip tone={tone}>
      {icon}
      {word}
    </Chip>
  );
}
