import type { Participant } from '@scrubline/contract';
import { MicOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { RoomView } from '../signaling/room-view.ts';

/** Who is in the room, as what, and whether they can be heard. */
export function PeopleList({ view }: { view: RoomView }) {
  return (
    <ul>
      {[...view.participants.values()].map((participant) => (
        <PersonRow
          key={participant.participantId}
          own={participant.participantId === view.self}
          participant={participant}
        />
      ))}
    </ul>
  );
}

interface PersonRowProps {
  participant: Participant;
  own: boolean;
}

function PersonRow({ participant, own }: PersonRowProps) {
  const t = useTranslations('Room');
  const tRole = useTranslations('ParticipantRole');
  const { displayName, role, presence, muted } = participant;
  return (
    <li className="flex min-h-11 items-center gap-2 text-14">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{displayName}</span>
        <span className="block text-12 text-ink-3">{own ? t('you') : tRole(role)}</span>
      </span>
      {participant.permissions.includes('speak') && muted && (
        <span className="flex items-center gap-1 text-12 text-ink-2">
          <MicOff aria-hidden size={16} />
          {t('muted')}
        </span>
      )}
      {presence.phase !== 'present' && (
        <span className={`text-12 ${presence.phase === 'interrupted' ? 'text-yellow' : 'text-ink-2'}`}>
          {t(`phase.${presence.phase}`)}
        </span>
      )}
    </li>
  );
}
