import { Tabs } from '@base-ui/react/tabs';
import { ContractError } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { useRefusalWords } from '../../i18n/use-refusal-words.ts';
import type { RoomView } from '../signaling/room-view.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { ChecklistItemRow } from './checklist-item-row.tsx';
import { lastChecker, pauseToDo, standingChecklist } from './checklist-state.ts';
import type { ChecklistHand } from './use-checklist.ts';

/** What cannot stand in a name is not taken over from the keyboard. */
const unfit = /[\p{Cc}<>&]/gu;

export interface ChecklistSheetProps {
  view: RoomView;
  timeZone: string;
  /** Null for whoever only reads. */
  hand: ChecklistHand | null;
  size?: 'desk' | 'theatre';
  onClose: () => void;
}

/** The whole WHO Surgical Safety Checklist: in the theatre it is ticked here, elsewhere it is read. */
export function ChecklistSheet({ view, timeZone, hand, size = 'desk', onClose }: ChecklistSheetProps) {
  const t = useTranslations('Checklist');
  const pauses = useMemo(() => standingChecklist(view.written), [view.written]);
  const [shown, setShown] = useState(() => pauseToDo(pauses));
  const [typed, setTyped] = useState<string | null>(null);
  const checkedBy = typed ?? lastChecker(view.written);
  const isTheatre = size === 'theatre';
  return (
    <Dialog description={t('source')} onOpenChange={onClose} open size={size} title={t('title')}>
      {hand && (
        <div className="mb-4">
          <TextField
            autoComplete="off"
            error={null}
            hint={t('checkedByHint')}
            label={t('checkedBy')}
            maxLength={30}
            name="checked-by"
            onChange={(value) => setTyped(value.replace(unfit, ''))}
            size={size}
            value={checkedBy}
          />
        </div>
      )}
      {hand && <Trouble error={hand.trouble} />}
      <Tabs.Root onValueChange={setShown} value={shown}>
        <Tabs.List className="flex gap-2">
          {pauses.map(({ pause, done, items }) => (
            <Tabs.Tab
              className={`flex-1 cursor-pointer rounded-control border border-line-strong px-3 font-medium data-active:border-ink data-active:bg-raised ${isTheatre ? 'h-16 text-24' : 'h-11 text-14'}`}
              key={pause}
              value={pause}
            >
              {t('tab', { pause: t(`pause.${pause}.short`), done, all: items.length })}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {pauses.map(({ pause, items }) => (
          <Tabs.Panel key={pause} value={pause}>
            <h3 className={`pt-4 font-bold ${isTheatre ? 'text-24' : 'text-16'}`}>{t(`pause.${pause}.title`)}</h3>
            <p className={`text-ink-2 ${isTheatre ? 'text-20' : 'text-12'}`}>{t(`pause.${pause}.who`)}</p>
            <ul className="mt-2">
              {items.map((standing) => (
                <ChecklistItemRow
                  checkedBy={checkedBy}
                  hand={hand}
                  key={standing.item}
                  size={size}
                  standing={standing}
                  timeZone={timeZone}
                />
              ))}
            </ul>
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </Dialog>
  );
}

function Trouble({ error }: { error: unknown }) {
  const wordsOf = useRefusalWords();
  if (error === null) return null;
  const { title, description } = wordsOf(error instanceof Error ? error : new ContractError('internal'));
  return (
    <div className="mb-4">
      <Notice level="red" title={title}>
        {description}
      </Notice>
    </div>
  );
}
