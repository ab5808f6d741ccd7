import type { FeedId } from '@scrubline/contract';
import { type PointerEvent, useMemo } from 'react';
import type { PenHandlers } from '../../shared/drawing/drawing-layer.tsx';
import { strokePoint } from '../../shared/drawing/pen-points.ts';
import type { LiveRoomHandle } from '../../shared/media/use-live-room.ts';

/** Shows everybody where the mouse or the finger is on a picture, as long as it moves; null while one does not point. */
export function usePointing({ media }: LiveRoomHandle, feedId: FeedId | null): PenHandlers | null {
  return useMemo(() => {
    if (!feedId) return null;
    const point = ({ currentTarget, clientX, clientY }: PointerEvent<SVGSVGElement>) => {
      const { left, top, width, height } = currentTarget.getBoundingClientRect();
      const [x, y] = strokePoint((clientX - left) / width, (clientY - top) / height, 0);
      media?.signals.send({ signal: 'pointer:at', feedId, x, y });
    };
    const nothing = () => undefined;
    return { onPointerDown: point, onPointerMove: point, onPointerUp: nothing, onPointerCancel: nothing };
  }, [media, feedId]);
}
