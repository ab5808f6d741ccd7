import { Diamond, Info, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react';

/** How urgent something is. Each level keeps one colour, one shape and one word on every screen. */
export type Level = 'blue' | 'yellow' | 'orange' | 'red';

const shapes: Record<Level, LucideIcon> = { blue: Info, yellow: TriangleAlert, orange: Diamond, red: OctagonAlert };

export function LevelIcon({ level, size = 16 }: { level: Level; size?: number }) {
  const Shape = shapes[level];
  return <Shape aria-hidden size={size} />;
}
