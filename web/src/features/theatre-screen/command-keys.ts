/** A key or a foot pedal, and where it was pressed. */
export interface KeyPress {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  /** Whether it is still held down from before. */
  readonly repeat: boolean;
  readonly inTextField: boolean;
}

export type KeyAct = 'take-back-control' | 'mute-all' | 'switch-all-hear';

/** What a press means, whatever lies open: in a sheet Escape takes back control and closes the sheet too. */
export function actOfKey({ key, altKey, ctrlKey, metaKey, repeat, inTextField }: KeyPress): KeyAct | null {
  if (altKey || ctrlKey || metaKey || repeat) return null;
  if (key === 'Escape') return 'take-back-control';
  if (inTextField) return null;
  if (key.toLowerCase() === 'm') return 'mute-all';
  return key.toLowerCase() === 'h' ? 'switch-all-hear' : null;
}
