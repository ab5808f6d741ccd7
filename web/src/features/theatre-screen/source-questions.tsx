import type { CameraSource } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import { Question } from '../../shared/command/attendee-questions.tsx';
import { attendeesOf } from '../../shared/command/attendees.ts';
import type { TheatreCommand } from '../../shared/command/use-theatre-command.ts';
import type { RoomView } from '../../shared/signaling/room-view.ts';

interface SourceQuestionsProps {
  view: RoomView;
  command: TheatreCommand;
  sources: readonly CameraSource[];
  onShow: (source: CameraSource) => void;
}

/** Which picture somebody asks the theatre to look at. One press shows it. */
export function SourceQuestions({ view, command, sources, onShow }: SourceQuestionsProps) {
  const t = useTranslations('SourceRequest');
  const tSource = useTranslations('CameraSource');
  return attendeesOf(view).map(({ participantId, displayName, wantsShown }) => {
    // A picture that the theatre has no more is nothing that one press could show.
    if (!wantsShown || !sources.includes(wantsShown)) return null;
    const answer = (shown: boolean) => {
      if (shown) onShow(wantsShown);
      command.answerSource(participantId, wantsShown, shown);
    };
    return (
      <Question
        allow={t('show')}
        key={participantId}
        name={displayName}
        onAllow={() => answer(true)}
        onDecline={() => answer(false)}
        question={t('asked', { source: tSource(wantsShown) })}
        size="theatre"
      />
    );
  });
}
