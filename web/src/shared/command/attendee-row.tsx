import type { Participant } from '@scrubline/contract';
import { ChevronRight, MicOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { shownPermissions } from './attendees.ts';
import { type CommandSize, commandLook } from './command-size.ts';
import { PermissionIcon } from './permission-icon.tsx';

interface AttendeeRowProps {
  attendee: Participant;
  size: CommandSize;
  onOpen: () => void;
}

/** One person: who, what they may do now in icons and words, and with one touch what can be done about it. */
export function AttendeeRow({ attendee, size, onOpen }: AttendeeRowProps) {
  const t = useTranslations('Command');
  const { row, detail } = commandLook[size];
  const { displayName, presence, role } = attendee;
  return (
    <button
      aria-label={t('openSheet', { name: displayName })}
      className={`flex w-full cursor-pointer flex-wrap items-center gap-x-4 gap-y-1 rounded-control py-2 text-left hover:bg-raised ${row}`}
      data-testid={`attendee-${attendee.participantId}`}
      onClick={onOpen}
      type="button"
    >
      <span className="min-w-0 flex-1 truncate font-bold">{displayName}</span>
      {presence.phase === 'interrupted' && <span className={`text-yellow ${detail}`}>{t('phase.interrupted')}</span>}
      {attendee.muted && attendee.permissions.includes('speak') && (
        <span className={`flex items-center gap-2 text-ink-2 ${detail}`}>
          <MicOff aria-hidden size={20} />
          {t('muted')}
        </span>
      )}
      <ChevronRight aria-hidden className="text-ink-3" size={24} />
      <span className={`basis-full ${detail}`}>
        {role === 'observer' ? <span className="text-ink-2">{t('onlyWatches')}</span> : <Allowed attendee={attendee} />}
      </span>
    </button>
  );
}

function Allowed({ attendee }: { attendee: Participant }) {
  const t = useTranslations('Command');
  const tPermission = useTranslations('Permission');
  const allowed = shownPermissions.filter((permission) => attendee.permissions.includes(permission));
  if (allowed.length === 0) return <span className="text-ink-2">{t('nothingAllowed')}</span>;
  return (
    <span className="flex flex-wrap gap-2">
      {allowed.map((permission) => (
        <span
          className="flex items-center gap-1.5 rounded-control border border-line-strong px-2 py-1"
          data-permission={permission}
          key={permission}
        >
          <PermissionIcon permission={permission} size={20} />
          {tPermission(permission)}
        </span>
      ))}
    </span>
  );
}
