import { type CameraAxis, type CameraPlace, cameraPlaces, type Feed } from '@scrubline/contract';
import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Bookmark, type LucideIcon, ZoomIn, ZoomOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { toast } from 'sonner';
import { useRefusalWords } from '../../i18n/use-refusal-words.ts';
import type { LiveRoomHandle } from '../../shared/media/use-live-room.ts';
import { Button } from '../../shared/ui/button.tsx';
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

interface CameraPadProps {
  /** The picture on the stage. */
  feed: Feed;
  live: LiveRoomHandle;
}

/** For whoever holds the control of the camera: what moves it, as long as it is held. */
export function CameraPad({ feed, live }: CameraPadProps) {
  const t = useTranslations('CameraPad');
  const held = useCameraHold(live.media, feed.feedId);
  const movable = feed.movable ?? [];
  useCameraKeys(held, movable);
  return (
    <section
      aria-label={t('title')}
      className="flex w-92 shrink-0 flex-wrap content-center items-center gap-x-2 gap-y-1 border-line border-l px-3 py-1 text-14 max-tablet:min-h-14 max-tablet:w-full max-tablet:border-b max-tablet:border-l-0"
      data-testid="camera-pad"
    >
      <span className="w-full text-12 text-ink-2">{t(movable.length > 0 ? 'hold' : 'fixed')}</span>
      {cameraWays
        .filter(({ axis }) => movable.includes(axis))
        .map(({ way, axis, direction, key, Icon }) => (
          <HoldButton
            held={held.motion[axis] === direction}
            key={way}
            label={t(`way.${way}`)}
            onHold={() => held.hold(axis, direction)}
            onLetGo={() => held.letGo(axis)}
            shortcut={key}
          >
            <Icon aria-hidden size={20} />
          </HoldButton>
        ))}
      {movable.length > 0 && <Places feed={feed} held={held} room={live.room} />}
    </section>
  );
}

interface PlacesProps {
  feed: Feed;
  held: CameraHold;
  room: LiveRoomHandle['room'];
}

/** Where the camera stood once: it goes there as long as the number is held. */
function Places({ feed, held, room }: PlacesProps) {
  const t = useTranslations('CameraPad');
  const words = useRefusalWords();
  const [keeping, setKeeping] = useState(false);
  const keep = (place: CameraPlace) => {
    setKeeping(false);
    room?.ask('camera:keep-place', { feedId: feed.feedId, place }).catch((error: unknown) => {
      const { title, description } = words(error);
      toast.error(title, { description });
    });
  };
  return (
    <>
      <span aria-hidden className="w-full" />
      {cameraPlaces.map((place) =>
        keeping ? (
          <Button aria-label={t('keepAs', { place })} key={place} onClick={() => keep(place)} size="touch">
            {place}
          </Button>
        ) : (
          feed.places?.includes(place) && (
            <HoldButton
              held={held.motion.towards === place}
              key={place}
              label={t('goTo', { place })}
              onHold={() => held.holdTowards(place)}
              onLetGo={() => held.holdTowards(null)}
            >
              {place}
            </HoldButton>
          )
        ),
      )}
      <Button
        aria-pressed={keeping}
        data-testid="keep-place"
        look="quiet"
        onClick={() => setKeeping(!keeping)}
        size="touch"
      >
        <Bookmark aria-hidden size={20} />
        {t(keeping ? 'stopKeeping' : 'keep')}
      </Button>
    </>
  );
}

interface HoldButtonProps {
  label: string;
  held: boolean;
  onHold: () => void;
  onLetGo: () => void;
  shortcut?: string;
  children: ReactNode;
}

function HoldButton({ label, held, onHold, onLetGo, shortcut, children }: HoldButtonProps) {
  return (
    <button
      aria-keyshortcuts={shortcut}
      aria-label={label}
      aria-pressed={held}
      className={`inline-flex size-11 cursor-pointer touch-none select-none items-center justify-center rounded-control border ${held ? 'border-accent-line bg-accent-tint text-accent' : 'border-line-strong text-ink hover:bg-raised'}`}
      onBlur={onLetGo}
      // A long touch would open the browser's menu, and take the finger from the button.
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={({ key, repeat }) => (key === ' ' || key === 'Enter') && !repeat && onHold()}
      onKeyUp={onLetGo}
      onLostPointerCapture={onLetGo}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        onHold();
      }}
      type="button"
    >
      {children}
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
