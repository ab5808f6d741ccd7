import { grantablePermissions, type Participant, type Permission } from '@scrubline/contract';
import { LogOut, MicOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { type CommandSize, commandLook } from './command-size.ts';
import { PermissionIcon } from './permission-icon.tsx';
import type { TheatreCommand } from './use-theatre-command.ts';

interface AttendeeSheetProps {
  attendee: Participant;
  command: TheatreCommand;
  size: CommandSize;
  onClose: () => void;
}

/** All that the theatre can do about one person. */
export function AttendeeSheet({ attendee, command, size, onClose }: AttendeeSheetProps) {
  const t = useTranslations('Command');
  const grantable: readonly Permission[] = grantablePermissions[attendee.role];
  return (
    <Dialog
      description={t(grantable.length > 0 ? 'sheetText' : 'observerSheet')}
      onOpenChange={onClose}
      open
      size={size}
      title={attendee.displayName}
    >
      <div className="flex flex-col gap-4" data-testid="attendee-sheet">
        <ul className={`grid gap-x-8 ${size === 'theatre' ? 'grid-cols-2' : ''}`}>
          {grantable.map((permission) => (
            <PermissionRow command={command} attendee={attendee} key={permission} permission={permission} size={size} />
          ))}
        </ul>
        <SheetActions command={command} grantable={grantable} attendee={attendee} onClose={onClose} size={size} />
      </div>
    </Dialog>
  );
}

interface PermissionRowProps extends Omit<AttendeeSheetProps, 'onClose'> {
  permission: Permission;
}

function PermissionRow({ attendee, permission, command, size }: PermissionRowProps) {
  const t = useTranslations('Command');
  const tPermission = useTranslations('Permission');
  const { button, icon, row, detail } = commandLook[size];
  const { participantId, requested } = attendee;
  const held = attendee.permissions.includes(permission);
  const word = requested.includes(permission) ? 'asked' : held ? 'may' : 'mayNot';
  return (
    <li className={`flex items-center gap-3 border-line border-b py-1 ${row}`} data-permission={permission}>
      <PermissionIcon permission={permission} size={icon} />
      <span className="min-w-0 flex-1 font-medium">{tPermission(permission)}</span>
      <span className={`${detail} ${word === 'may' ? 'text-live' : word === 'asked' ? 'text-yellow' : 'text-ink-2'}`}>
        {t(word)}
      </span>
      <Button
        className={size === 'theatre' ? 'w-44' : 'w-28'}
        onClick={() => (held ? command.take(participantId, [permission]) : command.give(participantId, permission))}
        size={button}
      >
        {t(held ? 'take' : 'give')}
      </Button>
    </li>
  );
}

interface SheetActionsProps extends AttendeeSheetProps {
  grantable: readonly Permission[];
}

function SheetActions({ attendee, grantable, command, size, onClose }: SheetActionsProps) {
  const t = useTranslations('Command');
  const [asking, setAsking] = useState(false);
  const { button, icon, row, detail } = commandLook[size];
  const { participantId, displayName, muted, permissions } = attendee;
  const sendAway = () => {
    command.sendAway(participantId);
    onClose();
  };
  if (asking) {
    return (
      <div className={`flex flex-wrap items-center gap-3 ${row}`} role="alert">
        <span className="flex-1">
          <b className="block font-bold">{t('sendAwayTitle', { name: displayName })}</b>
          <span className={`text-ink-2 ${detail}`}>{t('sendAwayText')}</span>
        </span>
        <Button onClick={() => setAsking(false)} size={button}>
          {t('stay')}
        </Button>
        <Button data-testid="send-away" look="inverse" onClick={sendAway} size={button}>
          {t('sendAway')}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap gap-3">
      {grantable.length > 0 && (
        <>
          <Button disabled={muted} onClick={() => command.mute(participantId)} size={button}>
            <MicOff aria-hidden size={icon} />
            {t(muted ? 'alreadyMuted' : 'mute')}
          </Button>
          <Button
            disabled={permissions.length === 0}
            onClick={() => command.take(participantId, grantable)}
            size={button}
          >
            {t('takeAll')}
          </Button>
        </>
      )}
      <Button className="ml-auto" look="quiet" onClick={() => setAsking(true)} size={button}>
        <LogOut aria-hidden size={icon} />
        {t('sendAway')}
      </Button>
    </div>
  );
}
