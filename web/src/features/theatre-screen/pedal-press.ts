import { alwaysTakesBack, type PedalAct, type PedalKeys, pedalActs, writesNothing } from './pedal-keys.ts';

/** A key or a foot pedal, and where it was pressed. */
export interface PedalPress {
  /** By its place on the keyboard: `KeyM`, `F13`. */
  readonly key: string;
  /** With Alt, Control or the system's key: meant for the browser. */
  readonly modified: boolean;
  /** Whether it is still held down from before. */
  readonly repeat: boolean;
  /** Where letters are written and arrows move something. */
  readonly inTextField: boolean;
}

/** What a press means, whatever lies open: in a sheet Escape takes back control and closes the sheet too. */
export function actOfPress({ key, modified, inTextField }: PedalPress, keys: PedalKeys): PedalAct | null {
  if (modified) return null;
  if (key === alwaysTakesBack) return 'take-back-control';
  if (inTextField && !writesNothing(key)) return null;
  return pedalActs.find((act) => keys[act] === key) ?? null;
}

/** Switches of pedals bounce, and some drivers send each press twice. No foot presses twice in that time. */
export const bounceMs = 80;

/** Tells the first of several presses that are one. A chain of them, each soon after the last, is one too. */
export function createBounceGuard(): (key: string, atMs: number) => boolean {
  const lastAt = new Map<string, number>();
  return (key, atMs) => {
    const before = lastAt.get(key);
    lastAt.set(key, atMs);
    return before === undefined || atMs - before > bounceMs;
  };
}
