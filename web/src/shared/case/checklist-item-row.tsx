import { answersTo } from '@scrubline/contract';
import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { clockTime } from '../../i18n/clock-time.ts';
import { Button } from '../ui/button.tsx';
import type { StandingItem } from './checklist-state.ts';
import type { ChecklistHand } from './use-checklist.ts';

interface ChecklistItemRowProps {
  standing: StandingItem;
  /** Null for whoever only reads. */
  hand: ChecklistHand | null;
  /** Whoever reads the list aloud; nothing is ticked for nobody. */
  checkedBy: string;
  timeZone: string;
  size: 'desk' | 'theatre';
}

/** One item: WHO's words, its boxes, and who answered when. */
export function ChecklistItemRow({ standing, hand, checkedBy, timeZone, size }: ChecklistItemRowProps) {
  const t = useTranslations('Checklist');
  const { item, mark, isDone } = standing;
  const isTheatre = size === 'theatre';
  const said = mark && {
    answer: mark.answer ? t(`answer.${mark.answer}`) : t('takenBack'),
    name: mark.checkedBy,
    time: clockTime(new Date(mark.writtenAt), timeZone),
  };
  return (
    <li
      className={`flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b py-3 ${isTheatre ? 'text-20' : 'text-14'}`}
      data-done={isDone}
      data-item={item}
    >
      <div className="min-w-60 flex-1">
        <p className="text-ink">{t(`item.${item}`)}</p>
        <p className={isTheatre ? 'text-20 text-ink-2' : 'text-12 text-ink-2'}>
          {isDone && <Check aria-hidden className="mr-1 inline text-live" size={isTheatre ? 20 : 14} />}
          {said ? t('said', said) : t('open')}
        </p>
      </div>
      {hand && (
        <div className="flex flex-wrap gap-2">
          {answersTo(item).map((answer) => {
            const isSaid = mark?.answer === answer;
            return (
              <Button
                aria-label={t('tick', { answer: t(`answer.${answer}`), item: t(`item.${item}`) })}
                aria-pressed={isSaid}
                data-answer={answer}
                disabled={checkedBy.trim() === '' || hand.pending.has(item)}
                key={answer}
                look={isSaid ? 'primary' : 'plain'}
                onClick={() => hand.mark(item, isSaid ? null : answer, checkedBy)}
                size={isTheatre ? 'theatre' : 'touch'}
              >
                {t(`answer.${answer}`)}
              </Button>
            );
          })}
        </div>
      )}
    </li>
  );
}
