import type { CameraSource } from '@scrubline/contract';
import { MonitorUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { toast } from 'sonner';
import { useRefusalWords } from '../../i18n/use-refusal-words.ts';
import type { LiveRoomHandle } from '../../shared/media/use-live-room.ts';
import type { RoomView } from '../../shared/signaling/room-view.ts';
import { Button } from '../../shared/ui/button.tsx';

interface SourceRequestProps {
  live: LiveRoomHandle;
  /** The theatre's picture that is on the stage here. */
  source: CameraSource;
}

/** Asks the theatre to look at the picture that one has on one's own stage, and says what it answered. */
export function SourceRequest({ live: { room, view }, source }: SourceRequestProps) {
  const t = useTranslations('SourceRequest');
  const words = useRefusalWords();
  useSaidAnswers(view);
  const self = view?.participants.get(view.self);
  if (!view || self?.role !== 'specialist' || !hasScreen(view)) return null;
  const asked = self.wantsShown === source;
  const toggle = () =>
    room?.ask('camera:ask-source', { source: asked ? null : source }).catch((error: unknown) => {
      const { title, description } = words(error);
      toast.error(title, { description });
    });
  return (
    <Button aria-pressed={asked} data-testid="ask-source" onClick={toggle} size="small">
      <MonitorUp aria-hidden size={16} />
      {t(asked ? 'withdraw' : 'ask')}
    </Button>
  );
}

const hasScreen = ({ participants }: RoomView): boolean =>
  [...participants.values()].some(({ role, presence }) => role === 'theatre-screen' && presence.phase === 'present');

function useSaidAnswers(view: RoomView | null): void {
  const t = useTranslations('SourceRequest');
  const tSource = useTranslations('CameraSource');
  const say = useRef<(source: CameraSource, shown: boolean) => void>(() => undefined);
  say.current = (source, shown) => {
    toast(t(shown ? 'shown' : 'notShown', { source: tSource(source) }));
  };
  const self = view?.self;
  const answers = view?.sourceAnswers;
  // What was answered before this was here was said then.
  const said = useRef(new WeakSet<object>(answers));
  useEffect(() => {
    for (const answer of answers ?? []) {
      if (said.current.has(answer) || answer.participantId !== self) continue;
      said.current.add(answer);
      say.current(answer.source, answer.shown);
    }
  }, [answers, self]);
}
