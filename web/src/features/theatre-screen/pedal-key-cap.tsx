import { useTranslations } from 'next-intl';
import { isNamedKey, labelOfKey } from './pedal-keys.ts';

/** A key's name, as somebody finds it on a keyboard. */
export function useKeyName(): (key: string) => string {
  const t = useTranslations('Pedals');
  return (key) => {
    if (isNamedKey(key)) return t(`named.${key}`);
    const { label, numpad } = labelOfKey(key);
    return numpad ? t('numpad', { digit: label }) : label;
  };
}

/** A key or a pedal, to be read from two metres. */
export function PedalKeyCap({ name, held = false }: { name: string; held?: boolean }) {
  return (
    <kbd
      className={`inline-flex h-10 min-w-12 items-center justify-center rounded-control border-2 border-b-4 px-2 font-bold font-sans text-20 ${held ? 'border-accent bg-accent text-on-accent' : 'border-line-strong text-ink'}`}
    >
      {name}
    </kbd>
  );
}
