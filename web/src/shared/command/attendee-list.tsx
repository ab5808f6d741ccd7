import type { ParticipantId } from '@scrubline/contract';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { RoomView } from '../signaling/room-view.ts';
import { AttendeeQuestions } from './attendee-questions.tsx';
import { AttendeeRow } from './attendee-row.tsx';
import { AttendeeSheet } from './attendee-sheet.tsx';
import { attendeesOf } from './attendees.ts';
import { type CommandSize, commandLook } from './command-size.ts';
import { EverybodySheet } from './everybody-sheet.tsx';
import type { TheatreCommand } from './use-theatre-command.ts';

interface AttendeeListProps {
  view: RoomView;
  command: TheatreCommand;
  size: CommandSize;
}

/** Everybody but the theatre: what they ask, what they may do, and behind a touch what can be done about it. */
export function AttendeeList({ view, command, size }: AttendeeListProps) {
  const t = useTranslations('Command');
  const [openId, setOpenId] = useState<ParticipantId | null>(null);
  const [everybodyOpen, setEverybodyOpen] = useState(false);
  const [observersOpen, setObserversOpen] = useState(false);
  const attendees = attendeesOf(view);
  const inside = attendees.filter(({ presence }) => presence.phase !== 'waiting');
  const observers = inside.filter(({ role }) => role === 'observer');
  const guiding = inside.filter(({ role }) => role !== 'observer');
  const shown = [...guiding, ...(observersOpen ? observers : [])];
  const open = openId === null ? null : (view.participants.get(openId) ?? null);
  const { row, detail } = commandLook[size];
  const Chevron = observersOpen ? ChevronDown : ChevronRight;
  return (
    <section aria-label={t('people')} className="flex flex-col">
      {attendees.map((attendee) => (
        <AttendeeQuestions command={command} attendee={attendee} key={attendee.participantId} size={size} />
      ))}
      {inside.length === 0 && <p className={`py-2 text-ink-2 ${detail}`}>{t('nobody')}</p>}
      {shown.map((attendee) => (
        <AttendeeRow
          attendee={attendee}
          key={attendee.participantId}
          onOpen={() => setOpenId(attendee.participantId)}
          size={size}
        />
      ))}
      {guiding.length > 1 && (
        <button
          className={`flex w-full cursor-pointer items-center gap-4 rounded-control text-left font-bold hover:bg-raised ${row}`}
          data-testid="everybody"
          onClick={() => setEverybodyOpen(true)}
          type="button"
        >
          <span className="flex-1">{t('everybody')}</span>
          <ChevronRight aria-hidden className="text-ink-3" size={24} />
        </button>
      )}
      {observers.length > 0 && (
        <button
          aria-expanded={observersOpen}
          className={`flex w-full cursor-pointer items-center gap-4 rounded-control text-left text-ink-2 hover:bg-raised ${row} ${detail}`}
          onClick={() => setObserversOpen(!observersOpen)}
          type="button"
        >
          <span className="flex-1">{t('observers', { count: observers.length })}</span>
          {t('onlyWatches')}
          <Chevron aria-hidden size={24} />
        </button>
      )}
      {everybodyOpen && <EverybodySheet command={command} onClose={() => setEverybodyOpen(false)} size={size} />}
      {open && <AttendeeSheet command={command} attendee={open} onClose={() => setOpenId(null)} size={size} />}
    </section>
  );
}
