import { Chip } from './chip.tsx';
import { type Level, LevelIcon } from './level-icon.tsx';

/** A level with its word. The word follows the field: a clinical one differs from an operational one. */
export function LevelChip({ level, word }: { level: Level; word: string }) {
  return (
    <Chip tone={level}>
      <LevelIcon level={level} />
      {word}
    </Chip>
  );
}
