import { Footprints } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState, useSyncExternalStore } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { LevelIcon } from '../../shared/ui/level-icon.tsx';
import { PedalKeyCap, useKeyName } from './pedal-key-cap.tsx';
import { type PedalAct, pedalActs } from './pedal-keys.ts';
import { PedalSheet } from './pedal-sheet.tsx';
import { usePedalKeys } from './use-pedal-keys.ts';
import { usePedals } from './use-pedals.ts';

interface PedalStripProps {
  acts: Readonly<Record<PedalAct, () => void>>;
}

/** What each pedal and key does, always in view; it lights up while it is down. */
export function PedalStrip({ acts }: PedalStripProps) {
  const t = useTranslations('Pedals');
  const nameOf = useKeyName();
  const [keys, keepKeys] = usePedalKeys();
  const [setting, setSetting] = useState(false);
  const [onCapture, setOnCapture] = useState<((key: string) => void) | null>(null);
  const held = usePedals({ keys, acts, onCapture });
  const focused = useFocusHere();
  return (
    <section
      aria-label={t('title')}
      className="flex min-h-18 flex-wrap items-center gap-x-6 gap-y-2 border-line border-t bg-panel px-6 py-1"
      data-testid="pedals"
    >
      {!focused && (
        <p className="flex items-center gap-3 text-20 text-yellow" role="alert">
          <LevelIcon level="yellow" size={28} />
          {t('elsewhere')}
        </p>
      )}
      {focused &&
        pedalActs.map((act) => {
          const key = keys[act];
          const names = [...(act === 'take-back-control' ? [t('escape')] : []), ...(key ? [nameOf(key)] : [])];
          return (
            names.length > 0 && (
              <p className="flex items-center gap-2" data-act={act} data-held={held === act} key={act}>
                {names.map((name) => (
                  <PedalKeyCap held={held === act} key={name} name={name} />
                ))}
                <span className="text-20">{t(`acts.${act}`)}</span>
              </p>
            )
          );
        })}
      <Button className="ml-auto" data-testid="set-pedals" look="quiet" onClick={() => setSetting(true)} size="theatre">
        <Footprints aria-hidden size={24} />
        {t('set')}
      </Button>
      {setting && (
        <PedalSheet
          keys={keys}
          onCapture={(capture) => setOnCapture(() => capture)}
          onClose={() => setSetting(false)}
          onKeep={keepKeys}
        />
      )}
    </section>
  );
}

function subscribeFocus(listener: () => void): () => void {
  const listening = new AbortController();
  for (const event of ['focus', 'blur']) addEventListener(event, listener, { signal: listening.signal });
  return () => listening.abort();
}

/** Whether keys come to this window at all: beside the rig's they go to the one that was touched last. */
const useFocusHere = (): boolean =>
  useSyncExternalStore(
    subscribeFocus,
    () => document.hasFocus(),
    () => true,
  );
