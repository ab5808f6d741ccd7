import type { ParticipantId } from '@scrubline/contract';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { RoomView } from '../signaling/room-view.ts';
import { type CommandSize, commandLook } from './command-size.ts';
import { GuestQuestions } from './guest-questions.tsx';
import { GuestRow } from './guest-row.tsx';
import { GuestSheet } from './guest-sheet.tsx';
import { guestsOf } from './guests.ts';
import type { TheatreCommand } from './use-theatre-command.ts';

interface GuestListProps {
  view: RoomView;
  command: TheatreCommand;
  size: CommandSize;
}

/** Everybody but the theatre: what they ask, what they may do, and behind a touch what can be done about it. */
export function GuestList({ view, command, size }: GuestListProps) {
  const t = useTranslations('Command');
  const [openId, setOpenId] = useState<ParticipantId | null>(null);
  const [observersOpen, setObserversOpen] = useState(false);
  const guests = guestsOf(view);
  const inside = guests.filter(({ presence }) => presence.phase !== 'waiting');
  const observers = inside.filter(({ role }) => role === 'observer');
  const shown = [...inside.filter(({ role }) => role !== 'observer'), ...(observersOpen ? observers : [])];
  const open = openId === null ? null : (view.participants.get(openId) ?? null);
  const { row, detail } = commandLook[size];
  const Chevron = observersOpen ? ChevronDown : ChevronRight;
  return (
    <section aria-label={t('people')} className="flex flex-col">
      {guests.map((guest) => (
        <GuestQuestions command={command} guest={guest} key={guest.participantId} size={size} />
      ))}
      {inside.length === 0 && <p className={`py-2 text-ink-2 ${detail}`}>{t('nobody')}</p>}
      {shown.map((guest) => (
        <GuestRow guest={guest} key={guest.participantId} onOpen={() => setOpenId(guest.participantId)} size={size} />
      ))}
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
      {open && <GuestSheet command={command} guest={open} onClose={() => setOpenId(null)} size={size} />}
    </section>
  );
}
