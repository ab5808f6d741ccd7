import { Hand } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { RoomView } from '../signaling/room-view.ts';
import { isControlGiven } from './attendees.ts';
import type { CommandSize } from './command-size.ts';

interface TakeBackButtonProps {
  /** Null while the server was never reached: nobody is known whom it could be taken from. */
  view: RoomView | null;
  onTakeBack: () => void;
  size: CommandSize;
}

const look = {
  theatre: { box: 'min-h-50 rounded-panel p-4', icon: 48, word: 'text-48 in-[:lang(en)]:text-32', effect: 'text-20' },
  desk: { box: 'min-h-20 rounded-panel p-3', icon: 24, word: 'text-24', effect: 'text-14' },
};

/** The one large button that takes every control of the picture from everybody. It is always there. */
export function TakeBackButton({ view, onTakeBack, size }: TakeBackButtonProps) {
  const t = useTranslations('Command');
  const given = view !== null && isControlGiven(view);
  const effectWord = view === null ? 'notYet' : given ? 'takeBackEffect' : 'nothingToTakeBack';
  const { box, icon, word, effect } = look[size];
  return (
    <button
      className={`flex w-full shrink-0 cursor-pointer flex-col disabled:cursor-default disabled:opacity-50 items-center justify-center gap-1 border-2 text-center ${box} ${given ? 'border-inverse bg-inverse text-on-inverse hover:opacity-90' : 'border-line-strong text-ink-2 hover:bg-raised'}`}
      data-testid="take-back"
      disabled={view === null}
      onClick={onTakeBack}
      type="button"
    >
      <Hand aria-hidden size={icon} />
      <b className={`font-bold ${word}`}>{t('takeBack')}</b>
      <span className={effect} role="status">
        {t(effectWord)}
      </span>
      {size === 'theatre' && <span className={effect}>{t('takeBackKey')}</span>}
    </button>
  );
}
