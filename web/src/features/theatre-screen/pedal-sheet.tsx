import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { Dialog } from '../../shared/ui/dialog.tsx';
import { LevelIcon } from '../../shared/ui/level-icon.tsx';
import { PedalKeyCap, useKeyName } from './pedal-key-cap.tsx';
import { type Assignment, assignPedal, type PedalAct, type PedalKeys, pedalActs } from './pedal-keys.ts';

interface PedalSheetProps {
  keys: PedalKeys;
  /** Null is as it was at first. */
  onKeep: (keys: PedalKeys | null) => void;
  /** Who gets the next press; null when nobody waits for one. */
  onCapture: (capture: ((key: string) => void) | null) => void;
  onClose: () => void;
}

interface Tried {
  readonly act: PedalAct;
  readonly pressed: string;
  readonly assignment: Assignment;
}

/** Sets which pedal does what: choose the act, press the pedal. */
export function PedalSheet({ keys, onKeep, onCapture, onClose }: PedalSheetProps) {
  const t = useTranslations('Pedals');
  const [waiting, setWaiting] = useState<PedalAct | null>(null);
  const [tried, setTried] = useState<Tried | null>(null);
  const wait = (act: PedalAct | null) => {
    setWaiting(act);
    setTried(null);
    onCapture(
      act &&
        ((key) => {
          const assignment = assignPedal(keys, act, key);
          if (assignment.outcome === 'assigned') onKeep(assignment.keys);
          setTried({ act, pressed: key, assignment });
          setWaiting(null);
          onCapture(null);
        }),
    );
  };
  const close = () => {
    onCapture(null);
    onClose();
  };
  const keep = (kept: PedalKeys | null) => {
    wait(null);
    onKeep(kept);
  };
  return (
    <Dialog
      actions={
        <Button onClick={() => keep(null)} size="theatre">
          {t('reset')}
        </Button>
      }
      description={t('sheetText')}
      onOpenChange={close}
      open
      size="theatre"
      title={t('set')}
    >
      <ul data-testid="pedal-sheet">
        {pedalActs.map((act) => (
          <PedalRow
            act={act}
            key={act}
            keys={keys}
            onRemove={() => keep({ ...keys, [act]: null })}
            onWait={() => wait(waiting === act ? null : act)}
            waiting={waiting === act}
          />
        ))}
      </ul>
      <AttemptWords tried={tried} />
    </Dialog>
  );
}

interface PedalRowProps {
  act: PedalAct;
  keys: PedalKeys;
  waiting: boolean;
  onWait: () => void;
  onRemove: () => void;
}

function PedalRow({ act, keys, waiting, onWait, onRemove }: PedalRowProps) {
  const t = useTranslations('Pedals');
  const nameOf = useKeyName();
  const key = keys[act];
  const words = t(`acts.${act}`);
  return (
    <li className="flex min-h-18 items-center gap-4 border-line border-b py-1 text-24" data-act={act}>
      <span className="min-w-0 flex-1 font-medium">{words}</span>
      {waiting && <span className="text-20 text-yellow">{t('pressNow')}</span>}
      {!waiting && act === 'take-back-control' && <PedalKeyCap name={t('escape')} />}
      {!waiting && key && <PedalKeyCap name={nameOf(key)} />}
      {!(waiting || key) && act !== 'take-back-control' && <span className="text-20 text-ink-2">{t('none')}</span>}
      <Button
        aria-label={t(waiting ? 'stopOf' : 'changeOf', { act: words })}
        aria-pressed={waiting}
        className="w-44"
        look={waiting ? 'primary' : 'plain'}
        onClick={onWait}
        size="theatre"
      >
        {t(waiting ? 'stop' : 'change')}
      </Button>
      <Button
        aria-label={t('removeOf', { act: words })}
        className="w-36"
        disabled={!key}
        look="quiet"
        onClick={onRemove}
        size="theatre"
      >
        {t('remove')}
      </Button>
    </li>
  );
}

/** What became of the pedal that was pressed. */
function AttemptWords({ tried }: { tried: Tried | null }) {
  const refused = tried !== null && tried.assignment.outcome !== 'assigned';
  return (
    <p className={`mt-4 flex min-h-16 items-center gap-3 text-20 ${refused ? 'text-yellow' : ''}`} role="status">
      {refused && <LevelIcon level="yellow" size={28} />}
      {tried && <AttemptSentence {...tried} />}
    </p>
  );
}

function AttemptSentence({ act, pressed, assignment }: Tried) {
  const t = useTranslations('Pedals');
  const key = useKeyName()(pressed);
  switch (assignment.outcome) {
    case 'assigned':
      return t('assigned', { key, act: t(`acts.${act}`) });
    case 'taken':
      return t('taken', { key, act: t(`acts.${assignment.by}`) });
    default:
      return t(assignment.outcome);
  }
}
