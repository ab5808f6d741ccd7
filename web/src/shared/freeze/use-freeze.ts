import { type FrameIdentity, isTheatre } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import { type RefObject, useRef, useState } from 'react';
import { toast } from 'sonner';
import { useRefusalWords } from '../../i18n/use-refusal-words.ts';
import type { LiveRoomHandle } from '../media/use-live-room.ts';
import { type PaintedStill, useStill } from '../still/use-still.ts';
import { type StandingFreeze, useStandingFreeze } from './use-standing-freeze.ts';

export interface Freezing extends StandingFreeze {
  /** Null while it is on its way. */
  readonly still: PaintedStill | null;
  /** From the press until everybody has the still. */
  readonly isUnderway: boolean;
  /** Which frame is on the screen at this moment: filled in by whoever shows the picture. */
  readonly frameNow: RefObject<(() => FrameIdentity | null) | null>;
  /** Freezes what is on the screen now, for everybody. Null for whoever may not. */
  readonly hold: (() => void) | null;
}

/** The one still of a room, and one's own hand on it. */
export function useFreeze(live: LiveRoomHandle): Freezing {
  const { view, room } = live;
  const t = useTranslations('Freeze');
  const words = useRefusalWords();
  const frameNow: Freezing['frameNow'] = useRef(null);
  const [isUnderway, setUnderway] = useState(false);
  const { freeze, release } = useStandingFreeze(live);
  const still = useStill(room, freeze?.still.frame ?? null);
  const mayFreeze = view?.participants.get(view.self)?.permissions.includes('freeze') ?? false;

  const hold = () => {
    const frame = frameNow.current?.() ?? null;
    const sender = frame && view?.participants.get(view.feeds.get(frame.feedId)?.participantId ?? view.self);
    if (!frame || !room || isUnderway) {
      if (!isUnderway) toast.message(t('notYet'));
      return;
    }
    if (!sender || !isTheatre(sender)) {
      toast.message(t('onlyTheatre'));
      return;
    }
    setUnderway(true);
    room
      .ask('freeze:hold', frame)
      .catch((error: unknown) => {
        const { title, description } = words(error);
        toast.error(title, { description });
      })
      .finally(() => setUnderway(false));
  };
  return {
    freeze,
    still,
    isUnderway,
    frameNow,
    hold: mayFreeze ? hold : null,
    release,
  };
}
