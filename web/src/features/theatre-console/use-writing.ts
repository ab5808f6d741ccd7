import { EntryId, type FeedId, mayWrite } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import { toast } from 'sonner';
import { useRefusalWords } from '../../i18n/use-refusal-words.ts';
import { unreadAfter } from '../../shared/case/unread.ts';
import type { Freezing } from '../../shared/freeze/use-freeze.ts';
import type { LiveRoomHandle } from '../../shared/media/use-live-room.ts';

export const sideTabs = ['overview', 'notes', 'chat'] as const;
export type SideTab = (typeof sideTabs)[number];

/** What is on the stage. The frame of it has no time while the picture is not timed. */
export interface OnStage extends Pick<Freezing, 'frameNow'> {
  /** Null without a picture. */
  readonly feedId: FeedId | null;
}

/** What is written down of the operation, as the console shows it. */
export interface Writing {
  readonly tab: SideTab;
  readonly show: (tab: SideTab) => void;
  /** Shows a tab and puts the hand into its field. */
  readonly writeIn: (tab: SideTab) => void;
  readonly wanted: number;
  readonly unread: number;
  /** Null for whoever only watches. */
  readonly hand: WritingHand | null;
}

export interface WritingHand {
  readonly write: (entryId: EntryId, words: string) => Promise<unknown>;
  readonly say: (entryId: EntryId, words: string) => Promise<unknown>;
  readonly markMoment: () => void;
}

export function useWriting({ room, view }: LiveRoomHandle, stage: OnStage): Writing {
  const [tab, setTab] = useState<SideTab>('overview');
  const [wanted, setWanted] = useState(0);
  const [seen, setSeen] = useState<EntryId | null>(null);
  const messages = view?.written.messages;
  const latest = messages?.at(-1)?.entryId ?? null;
  useEffect(() => {
    if (tab === 'chat' && latest) setSeen(latest);
  }, [tab, latest]);
  const markMoment = useMomentMark(room, stage);
  const self = view?.participants.get(view.self);
  const isWriter = self !== undefined && mayWrite(self);
  const hand = useMemo(
    () =>
      room && isWriter
        ? {
            write: (entryId: EntryId, words: string) => room.ask('note:write', { entryId, words }),
            say: (entryId: EntryId, words: string) => room.ask('chat:send', { entryId, words }),
            markMoment,
          }
        : null,
    [room, isWriter, markMoment],
  );
  return {
    tab,
    show: setTab,
    writeIn: (asked) => {
      setTab(asked);
      setWanted((count) => count + 1);
    },
    wanted,
    unread: view && messages ? unreadAfter(messages, seen, view.self) : 0,
    hand,
  };
}

function useMomentMark(room: LiveRoomHandle['room'], { feedId, frameNow }: OnStage): () => void {
  const t = useTranslations('Notes');
  const wordsOf = useRefusalWords();
  return () => {
    if (!room || !feedId) {
      toast.error(t('noPicture'));
      return;
    }
    const entryId = EntryId.parse(crypto.randomUUID());
    const capturedAt = frameNow.current?.()?.capturedAt ?? null;
    room.ask('note:mark-moment', { entryId, feedId, capturedAt }).then(
      () => toast.success(t('marked')),
      (error: unknown) => {
        const { title, description } = wordsOf(error);
        toast.error(title, { description });
      },
    );
  };
}
