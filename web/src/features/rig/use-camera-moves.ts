import type { CameraSource, FeedId, ParticipantId } from '@scrubline/contract';
import { useEffect, useMemo, useRef } from 'react';
import type { LiveRoomHandle } from '../../shared/media/use-live-room.ts';
import type { LocalPictures } from '../../shared/rig-device/local-pictures.ts';
import type { RoomView } from '../../shared/signaling/room-view.ts';
import { type HeardMove, worthOf } from './camera-steps.ts';
import { motorsOf, type RigMotors } from './rig-motors.ts';

/** Lets whoever holds the control of the camera move the rig's cameras, as long as they hold it; tells which can move. */
export function useCameraMoves({ room, view, media }: LiveRoomHandle, tracks: LocalPictures): void {
  const motors = useMotors(tracks);
  const latest = useRef({ view, motors });
  latest.current = { view, motors };

  useEffect(() => {
    if (!view) return;
    for (const [source, { axes }] of motors) {
      const feed = ownFeed(view, source);
      if (!feed || isSame(feed.movable ?? [], axes)) continue;
      room?.ask('camera:describe', { feedId: feed.feedId, movable: [...axes] }).catch(() => undefined);
    }
  }, [room, view, motors]);

  useEffect(() => {
    const heard = new Map<ParticipantId, HeardMove>();
    return media?.signals.listen((signal, from) => {
      if (signal.signal !== 'camera:move') return;
      const { view: room, motors: own } = latest.current;
      if (!room || !holdsCamera(room, from)) return;
      const { beat, feedId, pan, tilt, zoom } = signal.move;
      const now = performance.now();
      const worthMs = worthOf({ beat }, heard.get(from) ?? null, now);
      if (worthMs === null) return;
      heard.set(from, { beat, at: now });
      sourceOf(room, feedId, own)?.move({ pan, tilt, zoom }, worthMs, now);
    });
  }, [media]);
}

type Motors = ReadonlyMap<CameraSource, RigMotors>;

/** A camera that stays keeps its motors, whatever is plugged in or out beside it. */
function useMotors(tracks: LocalPictures): Motors {
  const known = useRef(new WeakMap<MediaStreamTrack, RigMotors>());
  return useMemo(() => {
    const of = (track: MediaStreamTrack): RigMotors => {
      const motors = known.current.get(track) ?? motorsOf(track);
      known.current.set(track, motors);
      return motors;
    };
    return new Map([...tracks].map(([source, track]) => [source, of(track)]));
  }, [tracks]);
}

const ownFeed = ({ feeds, self }: RoomView, source: CameraSource) =>
  [...feeds.values()].find(
    ({ participantId, content }) =>
      participantId === self && content.kind === 'picture' && content.cameraSource === source,
  );

function sourceOf({ feeds, self }: RoomView, feedId: FeedId, motors: Motors): RigMotors | null {
  const feed = feeds.get(feedId);
  if (feed?.participantId !== self || feed.content.kind !== 'picture') return null;
  return motors.get(feed.content.cameraSource) ?? null;
}

const holdsCamera = ({ participants }: RoomView, participantId: ParticipantId): boolean =>
  participants.get(participantId)?.permissions.includes('control-camera') ?? false;

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));
