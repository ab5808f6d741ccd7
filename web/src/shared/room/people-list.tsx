import type { Participant } from '@scrubline/contract';
import { MicOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { RoomView } from '../signaling/room-view.ts';

/** Who is in the room, as what, and whether they can be heard. */
export function PeopleList({ view, size = 'desk' }: { view: RoomView; size?: keyof typeof rowLook }) {
  return (
    <ul>
      {[...view.participants.values()].map((participant) => (
        <PersonRow
          key={participant.participantId}
          own={participant.participantId === view.self}
          participant={participant}
          size={size}
        />
      ))}
    </ul>
  );
}

const rowLook = {
  desk: { row: 'min-h-11 gap-2 text-14', detail: 'text-12' },
  theatre: { row: 'min-h-16 gap-4 text-24', detail: 'text-20' },
};

interface PersonRowProps {
  participant: Participant;
  own: boolean;
  size: keyof typeof rowLook;
}

function PersonRow({ participant, own, size }: PersonRowProps) {
  const t = useTranslations('Room');
  const tRole = useTranslations('ParticipantRole');
  const { displayName, role, presence, muted } = participant;
  const { row, detail } = rowLook[size];
  return (
    <li className={`flex items-center ${row}`}>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{displayName}</span>
        <span className={`block text-ink-3 ${detail}`}>{own ? t('you') : tRole(role)}</span>
      </span>
      {participant.permissions.includes('speak') && muted && (
        <span className={`flex items-center gap-1 text-ink-2 ${detail}`}>
          <MicOff aria-hidden size={16} />
          {t('muted')}
        </span>
      )}
      {presence.phase !== 'present' && (
        <span className={`${presence.phase === 'interrupted' ? 'text-yellow' : 'text-ink-2'} ${detail}`}>
          {t(`phase.${presence.phase}`)}
        </span>
      )}
    </li>
  );
}
