import { z } from 'zod';

/** What the theatre can do without a hand. */
export const pedalActs = [
  'take-back-control',
  'mute-all',
  'switch-all-hear',
  'switch-freeze',
  'clear-drawings',
  'next-source',
] as const;
export type PedalAct = (typeof pedalActs)[number];

/** Keys with a name instead of a letter or a number. */
export const namedKeys = [
  'Space',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'PageUp',
  'PageDown',
  'Home',
  'End',
  'Insert',
  'Delete',
  'Backspace',
] as const;
export type NamedKey = (typeof namedKeys)[number];

/** It always takes back control, whatever is set. */
export const alwaysTakesBack = 'Escape';
/** Without these nobody could use the page by keyboard, or the browser would do something of its own. */
const needed: readonly string[] = [alwaysTakesBack, 'Tab', 'Enter', 'NumpadEnter', 'F5', 'F11', 'F12'];

const plainKey = /^(?:Key([A-Z])|Digit(\d)|Numpad(\d)|(F(?:[1-9]|1\d|2[0-4])))$/;

export const isNamedKey = (key: string): key is NamedKey => namedKeys.some((named) => named === key);

const isUsable = (key: string): boolean => !needed.includes(key) && (isNamedKey(key) || plainKey.test(key));

/** What stands on a key that has no name: its letter, its number; `numpad` when it is one of the number pad. */
export function labelOfKey(key: string): { readonly label: string; readonly numpad: boolean } {
  const [, letter, digit, onNumpad, onFunctionRow] = plainKey.exec(key) ?? [];
  return { label: letter ?? digit ?? onNumpad ?? onFunctionRow ?? key, numpad: onNumpad !== undefined };
}

/** Function keys write nothing and move nothing: they act wherever the cursor is. */
export const writesNothing = (key: string): boolean => key === alwaysTakesBack || /^F\d/.test(key);

/** The key of each act, by its place on the keyboard, so that no input method or language changes it. */
export type PedalKeys = Readonly<Record<PedalAct, string | null>>;

export const defaultPedalKeys: PedalKeys = {
  'take-back-control': null,
  'mute-all': 'KeyM',
  'switch-all-hear': 'KeyH',
  'switch-freeze': 'KeyF',
  'clear-drawings': 'KeyX',
  'next-source': 'KeyN',
};

const StoredKeys = z.partialRecord(z.enum(pedalActs), z.string().refine(isUsable).nullable());

/** What was kept on this computer; an act without a key of its own there has its usual one, when that is still free. */
export function readPedalKeys(stored: string | null): PedalKeys {
  const kept = parseKept(stored);
  const used = Object.values(kept);
  const keyOf = (act: PedalAct): string | null => {
    const key = kept[act];
    if (key !== undefined) return key;
    const usual = defaultPedalKeys[act];
    return used.includes(usual) ? null : usual;
  };
  return {
    'take-back-control': keyOf('take-back-control'),
    'mute-all': keyOf('mute-all'),
    'switch-all-hear': keyOf('switch-all-hear'),
    'switch-freeze': keyOf('switch-freeze'),
    'clear-drawings': keyOf('clear-drawings'),
    'next-source': keyOf('next-source'),
  };
}

function parseKept(stored: string | null): z.infer<typeof StoredKeys> {
  try {
    const kept = StoredKeys.safeParse(JSON.parse(stored ?? '{}')).data ?? {};
    const keys = Object.values(kept).filter((key) => key !== null);
    // One press must never mean two things.
    return new Set(keys).size === keys.length ? kept : {};
  } catch {
    return {};
  }
}

export type Assignment =
  | { readonly outcome: 'assigned'; readonly keys: PedalKeys }
  | { readonly outcome: 'taken'; readonly by: PedalAct }
  | { readonly outcome: 'needed' | 'unusable' };

/** Gives an act the pedal that was just pressed. */
export function assignPedal(keys: PedalKeys, act: PedalAct, key: string): Assignment {
  if (needed.includes(key)) return { outcome: 'needed' };
  if (!isUsable(key)) return { outcome: 'unusable' };
  const by = pedalActs.find((other) => other !== act && keys[other] === key);
  return by ? { outcome: 'taken', by } : { outcome: 'assigned', keys: { ...keys, [act]: key } };
}
