import { Check, Clock } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { PermissionIcon } from '../../shared/command/permission-icon.tsx';
import type { OwnStanding, Standing } from '../../shared/command/use-own-standing.ts';
import type { Freezing } from '../../shared/freeze/use-freeze.ts';
import { Tooltip } from '../../shared/ui/tooltip.tsx';
import { type AskedPermission, askKeys } from './ask-keys.ts';
import { FreezeTool } from './freeze-tool.tsx';
import type { Drawing, HandTool } from './use-drawing.ts';

const look: Record<Standing, string> = {
  may: 'border-accent-line bg-accent-tint text-accent',
  asked: 'cursor-pointer border-yellow-line bg-yellow-tint text-yellow',
  'may-not': 'cursor-pointer border-line-strong border-dashed text-ink-3 hover:bg-raised hover:text-ink',
};

interface PermissionToolsProps {
  standing: OwnStanding;
  drawing: Drawing;
  freezing: Freezing;
}

/** What one may do with the picture now; what one may not is asked for with one press. */
export function PermissionTools({ standing, drawing, freezing }: PermissionToolsProps) {
  return (
    <>
      {askKeys.map(({ permission, key }) =>
        permission === 'freeze' && freezing.hold ? (
          <FreezeTool freezing={freezing} key={permission} shortcut={key} />
        ) : (
          <PermissionTool
            key={permission}
            onUse={actionOf(permission, drawing)}
            permission={permission}
            shortcut={key}
            standing={standing}
            used={permission === 'annotate' ? drawing.tool === 'pen' : permission === 'point' && drawing.isPointing}
          />
        ),
      )}
      <span aria-hidden className="my-1 h-px w-8 bg-line max-tablet:hidden" />
    </>
  );
}

/** What one takes into the hand where one may. */
const uses: Partial<Record<AskedPermission, HandTool>> = { annotate: 'pen', point: 'point' };

function actionOf(permission: AskedPermission, { take }: Drawing): (() => void) | null {
  const tool = uses[permission];
  return tool ? () => take(tool) : null;
}

interface PermissionToolProps {
  permission: AskedPermission;
  shortcut: string;
  standing: OwnStanding;
  /** What its button does once one may; null for what is only told. */
  onUse: (() => void) | null;
  used: boolean;
}

function PermissionTool({ permission, shortcut, standing, onUse, used }: PermissionToolProps) {
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
  if (state === 'may' && onUse) {
    return (
      <Tooltip label={name} shortcut={shortcut}>
        <button
          aria-keyshortcuts={shortcut}
          aria-label={name}
          aria-pressed={used}
          className={`relative inline-flex size-11 shrink-0 cursor-pointer items-center justify-center rounded-control border ${used ? look.may : 'border-transparent text-ink-2 hover:bg-raised'}`}
          data-permission={permission}
          data-standing={state}
          onClick={onUse}
          type="button"
        >
          <PermissionIcon permission={permission} size={20} />
        </button>
      </Tooltip>
    );
  }
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
