import { grantablePermissions, type Permission } from '@scrubline/contract';
import { useTranslations } from 'next-intl';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { type CommandSize, commandLook } from './command-size.ts';
import { PermissionIcon } from './permission-icon.tsx';
import type { TheatreCommand } from './use-theatre-command.ts';

interface EverybodySheetProps {
  command: TheatreCommand;
  size: CommandSize;
  onClose: () => void;
}

/** One has the control of the camera: nobody can give it to everybody. */
const ofOneAlone: Permission = 'control-camera';

/** What the theatre gives to everybody at once, and takes from everybody. */
export function EverybodySheet({ command, size, onClose }: EverybodySheetProps) {
  const t = useTranslations('Command');
  const tPermission = useTranslations('Permission');
  const { button, icon, row } = commandLook[size];
  const width = size === 'theatre' ? 'w-36' : 'w-24';
  return (
    <Dialog description={t('everybodyText')} onOpenChange={onClose} open size={size} title={t('everybody')}>
      <ul className={`grid gap-x-8 ${size === 'theatre' ? 'grid-cols-2' : ''}`} data-testid="everybody-sheet">
        {grantablePermissions.specialist.map((permission) => (
          <li
            className={`flex items-center gap-3 border-line border-b py-1 ${row}`}
            data-permission={permission}
            key={permission}
          >
            <PermissionIcon permission={permission} size={icon} />
            <span className="min-w-0 flex-1 font-medium">{tPermission(permission)}</span>
            {permission !== ofOneAlone && (
              <Button className={width} onClick={() => command.giveEverybody(permission)} size={button}>
                {t('give')}
              </Button>
            )}
            <Button className={width} onClick={() => command.takeFromEverybody(permission)} size={button}>
              {t('take')}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
