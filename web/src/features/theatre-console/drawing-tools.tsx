import { AnnotationColor, type AnnotationTool, type FeedId } from '@scrubline/contract';
import { ArrowUpRight, Circle, Eraser, Link2, Link2Off, type LucideIcon, MapPin, Undo2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { IconButton } from '../../shared/ui/icon-button.tsx';
import { Tooltip } from '../../shared/ui/tooltip.tsx';
import type { Drawing } from './use-drawing.ts';

/** Beside the pen, which stands with the permissions. */
export const markTools = [
  { tool: 'arrow', key: 'A', Icon: ArrowUpRight },
  { tool: 'circle', key: 'O', Icon: Circle },
  { tool: 'marker', key: 'M', Icon: MapPin },
] as const satisfies readonly { tool: AnnotationTool; key: string; Icon: LucideIcon }[];

interface DrawingToolsProps {
  drawing: Drawing;
  /** The picture on the stage. */
  feedId: FeedId | null;
}

/** With what one draws, in which colour, and how one takes it back. */
export function DrawingTools({ drawing, feedId }: DrawingToolsProps) {
  const t = useTranslations('Drawing');
  const hasOwn = feedId !== null && drawing.strokesOn(feedId).some(({ drawnBy }) => drawnBy === drawing.self?.drawnBy);
  return (
    <>
      {markTools.map(({ tool, key, Icon }) => (
        <ToolButton drawing={drawing} key={tool} label={t(tool)} shortcut={key} tool={tool}>
          <Icon aria-hidden size={20} />
        </ToolButton>
      ))}
      <FollowTissue drawing={drawing} />
      <Colors drawing={drawing} />
      <IconButton disabled={!hasOwn} label={t('undo')} onClick={() => feedId && drawing.undo(feedId)} shortcut="Z">
        <Undo2 aria-hidden size={20} />
      </IconButton>
      <IconButton
        disabled={!hasOwn}
        label={t('clearOwn')}
        onClick={() => feedId && drawing.clearOwn(feedId)}
        shortcut="X"
      >
        <Eraser aria-hidden size={20} />
      </IconButton>
      <span aria-hidden className="my-1 h-px w-8 shrink-0 bg-line max-tablet:hidden" />
    </>
  );
}

interface ToolButtonProps {
  drawing: Drawing;
  tool: AnnotationTool;
  label: string;
  shortcut: string;
  children: ReactNode;
}

function ToolButton({ drawing, tool, label, shortcut, children }: ToolButtonProps) {
  const isTaken = drawing.tool === tool;
  return (
    <Tooltip label={label} shortcut={shortcut}>
      <button
        aria-keyshortcuts={shortcut}
        aria-label={label}
        aria-pressed={isTaken}
        className={`inline-flex size-11 shrink-0 cursor-pointer items-center justify-center rounded-control border ${isTaken ? 'border-accent-line bg-accent-tint text-accent' : 'border-transparent text-ink-2 hover:bg-raised'}`}
        data-tool={tool}
        onClick={() => drawing.take(tool)}
        type="button"
      >
        {children}
      </button>
    </Tooltip>
  );
}

/** Pressed, one's next drawings stay on the tissue; else where they are put. */
function FollowTissue({ drawing: { boundTo, bindTo } }: { drawing: Drawing }) {
  const t = useTranslations('Tissue');
  const follows = boundTo === 'tissue';
  const Icon = follows ? Link2 : Link2Off;
  return (
    <Tooltip label={t('follow')} shortcut="T">
      <button
        aria-keyshortcuts="T"
        aria-label={t('follow')}
        aria-pressed={follows}
        className={`inline-flex size-11 shrink-0 cursor-pointer items-center justify-center rounded-control border border-transparent hover:bg-raised ${follows ? 'text-accent' : 'text-ink-2'}`}
        data-testid="follow-tissue"
        onClick={() => bindTo(follows ? 'picture' : 'tissue')}
        type="button"
      >
        <Icon aria-hidden size={20} />
      </button>
    </Tooltip>
  );
}

const swatches: Record<AnnotationColor, string> = {
  cyan: 'bg-ann-cyan',
  lime: 'bg-ann-lime',
  yellow: 'bg-ann-yellow',
  white: 'bg-ann-white',
  magenta: 'bg-ann-magenta',
  blue: 'bg-ann-blue',
};

function Colors({ drawing }: { drawing: Drawing }) {
  const t = useTranslations('Drawing');
  return (
    <fieldset className="grid shrink-0 grid-cols-2 max-tablet:grid-cols-6">
      <legend className="sr-only">{t('colors')}</legend>
      {AnnotationColor.options.map((color) => (
        <label
          className="grid size-6 cursor-pointer place-items-center rounded-control border border-transparent has-checked:border-ink has-focus-visible:outline-2 pointer-coarse:size-11"
          key={color}
          title={t(`color.${color}`)}
        >
          <input
            aria-label={t(`color.${color}`)}
            checked={drawing.color === color}
            className="sr-only"
            name="drawing-color"
            onChange={() => drawing.setColor(color)}
            type="radio"
            value={color}
          />
          <span aria-hidden className={`size-3.5 rounded-full ${swatches[color]}`} />
        </label>
      ))}
    </fieldset>
  );
}
