import type { CameraAxis, Feed } from '@scrubline/contract';
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, type LucideIcon, ZoomIn, ZoomOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { MediaSession } from '../../shared/media/media-session.ts';
import { type CameraHold, useCameraHold } from './use-camera-hold.ts';

/** In the order in which they stand, each with its key. */
export const cameraWays = [
  { way: 'left', axis: 'pan', direction: -1, key: 'ArrowLeft', Icon: ArrowLeft },
  { way: 'right', axis: 'pan', direction: 1, key: 'ArrowRight', Icon: ArrowRight },
  { way: 'up', axis: 'tilt', direction: 1, key: 'ArrowUp', Icon: ArrowUp },
  { way: 'down', axis: 'tilt', direction: -1, key: 'ArrowDown', Icon: ArrowDown },
  { way: 'closer', axis: 'zoom', direction: 1, key: '+', Icon: ZoomIn },
  { way: 'wider', axis: 'zoom', direction: -1, key: '-', Icon: ZoomOut },
] as const satisfies readonly {
  way: string;
  axis: CameraAxis;
  direction: -1 | 1;
  key: string;
  Icon: LucideIcon;
}[];
type CameraWay = (typeof cameraWays)[number];

interface CameraPadProps {
  /** The picture on the stage. */
  feed: Feed;
  media: MediaSession | null;
}

/** For whoever holds the control of the camera: what moves it, as long as it is held. */
export function CameraPad({ feed, media }: CameraPadProps) {
  const t = useTranslations('CameraPad');
  const held = useCameraHold(media, feed.feedId);
  const movable = feed.movable ?? [];
  useCameraKeys(held, movable);
  return (
    <section
      aria-label={t('title')}
      className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-line border-t bg-panel px-3 py-1 text-14"
      data-testid="camera-pad"
    >
      <span className="text-ink-2">{t(movable.length > 0 ? 'hold' : 'fixed')}</span>
      {cameraWays
        .filter(({ axis }) => movable.includes(axis))
        .map((way) => (
          <HoldButton held={held} key={way.way} way={way} />
        ))}
    </section>
  );
}

function HoldButton({ held: { motion, hold, letGo }, way }: { held: CameraHold; way: CameraWay }) {
  const t = useTranslations('CameraPad');
  const { axis, direction, Icon } = way;
  const isHeld = motion[axis] === direction;
  const release = () => letGo(axis);
  return (
    <button
      aria-keyshortcuts={way.key}
      aria-label={t(`way.${way.way}`)}
      aria-pressed={isHeld}
      className={`inline-flex size-11 cursor-pointer touch-none select-none items-center justify-center rounded-control border ${isHeld ? 'border-accent-line bg-accent-tint text-accent' : 'border-line-strong text-ink hover:bg-raised'}`}
      onBlur={release}
      // A long touch would open the browser's menu, and take the finger from the button.
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={({ key, repeat }) => (key === ' ' || key === 'Enter') && !repeat && hold(axis, direction)}
      onKeyUp={release}
      onLostPointerCapture={release}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        hold(axis, direction);
      }}
      type="button"
    >
      <Icon aria-hidden size={20} />
    </button>
  );
}

/** Where arrows have another use. */
const typing = 'input, textarea, select, [role="menu"], [role="listbox"], [role="dialog"], [contenteditable="true"]';

/** Arrows turn and tilt, plus and minus come closer and go away, as long as they are down. */
function useCameraKeys(held: CameraHold, movable: readonly CameraAxis[]): void {
  const latest = useRef({ held, movable });
  latest.current = { held, movable };
  useEffect(() => {
    const wayOf = (key: string) =>
      cameraWays.find((one) => one.key === key && latest.current.movable.includes(one.axis));
    const onDown = (event: KeyboardEvent) => {
      const { altKey, ctrlKey, metaKey, target, repeat } = event;
      if (altKey || ctrlKey || metaKey || !(target instanceof Element) || target.closest(typing)) return;
      const way = wayOf(event.key === '=' ? '+' : event.key);
      if (!way) return;
      event.preventDefault();
      if (!repeat) latest.current.held.hold(way.axis, way.direction);
    };
    const onUp = (event: KeyboardEvent) => {
      const way = wayOf(event.key === '=' ? '+' : event.key);
      if (way) latest.current.held.letGo(way.axis);
    };
    const listening = new AbortController();
    addEventListener('keydown', onDown, { signal: listening.signal });
    addEventListener('keyup', onUp, { signal: listening.signal });
    return () => listening.abort();
  }, []);
}
