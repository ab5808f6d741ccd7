import { Check, Clock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { PermissionIcon } from '../../shared/command/permission-icon.tsx';
import type { OwnStanding, Standing } from '../../shared/command/use-own-standing.ts';
import { Tooltip } from '../../shared/ui/tooltip.tsx';
import { type AskedPermission, askKeys } from './ask-keys.ts';

const look: Record<Standing, string> = {
  may: 'border-accent-line bg-accent-tint text-accent',
  asked: 'cursor-pointer border-yellow-line bg-yellow-tint text-yellow',
  'may-not': 'cursor-pointer border-line-strong border-dashed text-ink-3 hover:bg-raised hover:text-ink',
};

/** What one may do with the picture now; what one may not is asked for with one press. */
export function PermissionTools({ standing }: { standing: OwnStanding }) {
  return (
    <>
      {askKeys.map(({ permission, key }) => (
        <PermissionTool key={permission} permission={permission} shortcut={key} standing={standing} />
      ))}
      <span aria-hidden className="my-1 h-px w-8 bg-line max-tablet:hidden" />
    </>
  );
}

interface PermissionToolProps {
  permission: AskedPermission;
  shortcut: string;
  standing: OwnStanding;
}

function PermissionTool({ permission, shortcut, standing }: PermissionToolProps) {
  const t = useTranslations('Standing');
  const name = useTranslations('Permission')(permission);
  const state = standing.of(permission);
  const label = t(words[state], { permission: name });
  const className = `relative inline-flex size-11 shrink-0 items-center justify-center rounded-control border ${look[state]}`;
  const content = (
    <>
      <PermissionIcon permission={permission} size={20} />
      {state === 'may' && <Check aria-hidden className="absolute right-0.5 bottom-0.5" size={12} />}
      {state === 'asked' && <Clock aria-hidden className="absolute right-0.5 bottom-0.5" size={12} />}
    </>
  );
  if (state === 'may') {
    return (
      <Tooltip label={label}>
        <span aria-label={label} className={className} data-permission={permission} data-standing={state} role="img">
          {content}
        </span>
      </Tooltip>
    );
  }
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <button
        aria-keyshortcuts={shortcut}
        aria-label={label}
        className={className}
        data-permission={permission}
        data-standing={state}
        onClick={() => standing.toggleQuestion(permission)}
        type="button"
      >
        {content}
      </button>
    </Tooltip>
  );
}

const words = { may: 'may', asked: 'withdraw', 'may-not': 'ask' } as const;
