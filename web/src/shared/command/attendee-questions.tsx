import type { Participant } from '@scrubline/contract';
import { Check, Clock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';
import { type CommandSize, commandLook } from './command-size.ts';
import type { TheatreCommand } from './use-theatre-command.ts';

interface AttendeeQuestionsProps {
  attendee: Participant;
  command: TheatreCommand;
  size: CommandSize;
}

/** What somebody asks of the theatre, each with yes and no. */
export function AttendeeQuestions({ attendee, command, size }: AttendeeQuestionsProps) {
  const t = useTranslations('Command');
  const tPermission = useTranslations('Permission');
  const { participantId, displayName, presence, requested } = attendee;
  if (presence.phase === 'waiting') {
    return (
      <Question
        name={displayName}
        onAllow={() => command.admit(participantId, true)}
        onDecline={() => command.admit(participantId, false)}
        question={t('phase.waiting')}
        size={size}
      />
    );
  }
  return requested.map((permission) => (
    <Question
      key={permission}
      name={displayName}
      onAllow={() => command.give(participantId, permission)}
      onDecline={() => command.decline(participantId, permission)}
      question={t('asksShort', { permission: tPermission(permission) })}
      size={size}
    />
  ));
}

interface QuestionProps {
  name: string;
  question: string;
  /** What stands on the button that does it. */
  allow?: string;
  onAllow: () => void;
  onDecline: () => void;
  size: CommandSize;
}

/** Somebody's question to the theatre, with yes and no. */
export function Question({ name, question, allow, onAllow, onDecline, size }: QuestionProps) {
  const t = useTranslations('Command');
  const { button, icon, row } = commandLook[size];
  return (
    <div className="flex flex-col gap-2 py-2" data-testid="question" role="status">
      <p className={`flex flex-wrap items-center gap-x-3 ${row}`}>
        <b className="font-bold">{name}</b>
        <span className="ml-auto flex items-center gap-2 text-yellow">
          <Clock aria-hidden size={icon} />
          {question}
        </span>
      </p>
      <div className="flex gap-3">
        <Button className="flex-1" look="primary" onClick={onAllow} size={button}>
          <Check aria-hidden size={icon} />
          {allow ?? t('allow')}
        </Button>
        <Button className="flex-1" onClick={onDecline} size={button}>
          {t('decline')}
        </Button>
      </div>
    </div>
  );
}
