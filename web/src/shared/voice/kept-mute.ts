import type { ParticipantId, RoomId } from '@scrubline/contract';

/** A mute that the server has not said it holds, kept over a reload of the page. */
export interface KeptMute {
  readonly isKept: () => boolean;
  readonly keep: () => void;
  readonly forget: () => void;
}

/** @param storage the browser's; when it is full or forbidden the mute lives as long as the page */
export function openKeptMute(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  { roomId, self }: { readonly roomId: RoomId; readonly self: ParticipantId },
): KeptMute {
  const key = `scrubline-muted ${roomId} ${self}`;
  const trying = <Value>(work: () => Value, otherwise: Value): Value => {
    try {
      return work();
    } catch {
      return otherwise;
    }
  };
  return {
    isKept: () => trying(() => storage.getItem(key) !== null, false),
    keep: () => trying(() => storage.setItem(key, 'muted'), undefined),
    forget: () => trying(() => storage.removeItem(key), undefined),
  };
}
