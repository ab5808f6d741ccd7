import { broadcasts, type FeedId, type Mark, type Stroke, StrokeId } from '@scrubline/contract';
import type { Stranger } from './stranger.ts';

let strokes = 0;

/** A short line that nobody has drawn yet. */
export function strokeOn(feedId: FeedId, wish: { capturedAt?: number; mark?: Mark } = {}): Stroke {
  strokes += 1;
  const { capturedAt = Date.parse('2026-03-12T08:00:00Z') + 0.25, mark } = wish;
  return {
    strokeId: StrokeId.parse(`stroke-${strokes}`),
    drawnOn: { feedId, capturedAt },
    color: 'cyan',
    boundTo: 'tissue',
    mark: mark ?? {
      tool: 'pen',
      points: [
        [0.25, 0.5, 0.5],
        [0.3, 0.55, 0.5],
      ],
    },
  };
}

/** As a rig that has every frame, or none. */
export function answerForFrames(rig: Stranger, found: boolean): void {
  rig.socket.on('annotation:frame-wanted', (payload) => {
    const frame = broadcasts['annotation:frame-wanted'].parse(payload);
    // Somebody else's rig hears of it too.
    rig.ask('annotation:settle-frame', { ...frame, found }).catch(() => undefined);
  });
}
