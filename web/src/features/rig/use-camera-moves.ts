import type { CameraMove, CameraSource, FeedId, ParticipantId } from '@scrubline/contract';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { LiveRoomHandle } from '../../shared/media/use-live-room.ts';
import type { LocalPictures } from '../../shared/rig-device/local-pictures.ts';
import type { RoomView } from '../../shared/signaling/room-view.ts';
import { openCameraPlaces } from './camera-places.ts';
import { type HeardMove, worthOf } from './camera-steps.ts';
import { motorsOf, type RigMotors } from './rig-motors.ts';

/** Lets whoever holds the control of the camera move the rig's cameras, as long as they hold it; tells which can move. */
export function useCameraMoves(live: LiveRoomHandle, tracks: LocalPictures): void {
  const motors = useMotors(tracks);
  const { view, media } = live;
  const latest = useRef({ view, motors });
  latest.current = { view, motors };
  const describeAgain = useDescriptions(live, motors);

  useEffect(() => {
    const heard = new Map<ParticipantId, HeardMove>();
    return media?.signals.listen((signal, from) => {
      const { view: room, motors: own } = latest.current;
      if (signal.signal !== 'camera:move' || !room || !holdsCamera(room, from)) return;
      const { beat, feedId } = signal.move;
      const now = performance.now();
      const worthMs = worthOf({ beat }, heard.get(from) ?? null, now);
      if (worthMs === null) return;
      heard.set(from, { beat, at: now });
      const moved = motorsFor(room, feedId, own);
      if (moved) obey(moved, signal.move, worthMs, now);
    });
  }, [media]);

  const wanted = view?.placesWanted;
  const kept = useRef(new WeakSet<object>(wanted));
  useEffect(() => {
    for (const asked of wanted ?? []) {
      const { view: room, motors: own } = latest.current;
      if (kept.current.has(asked) || !room) continue;
      kept.current.add(asked);
      const standing = motorsFor(room, asked.feedId, own);
      if (!standing) continue;
      openCameraPlaces(localStorage).keep(standing.deviceId, asked.place, standing.position());
      describeAgain();
    }
  }, [wanted, describeAgain]);
}

function obey(motors: RigMotors, { towards, ...motion }: CameraMove, worthMs: number, now: number): void {
  const there = towards ? openCameraPlaces(localStorage).at(motors.deviceId, towards) : null;
  if (there) motors.moveTowards(there, worthMs, now);
  if (!towards) motors.move(motion, worthMs, now);
}

/** Says what each camera can do, whenever the room knows it otherwise. */
function useDescriptions({ room, view }: LiveRoomHandle, motors: Motors): () => void {
  const [changes, setChanges] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place was kept on this computer.
  useEffect(() => {
    if (!view) return;
    for (const [source, { axes, deviceId }] of motors) {
      const feed = ownFeed(view, source);
      const places = axes.length > 0 ? openCameraPlaces(localStorage).kept(deviceId) : [];
      if (!feed || (isSame(feed.movable ?? [], axes) && isSame(feed.places ?? [], places))) continue;
      room?.ask('camera:describe', { feedId: feed.feedId, movable: [...axes], places }).catch(() => undefined);
    }
  }, [room, view, motors, changes]);
  return useCallback(() => setChanges((count) => count + 1), []);
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

function motorsFor({ feeds, self }: RoomView, feedId: FeedId, motors: Motors): RigMotors | null {
  const feed = feeds.get(feedId);
  if (feed?.participantId !== self || feed.content.kind !== 'picture') return null;
  return motors.get(feed.content.cameraSource) ?? null;
}

const holdsCamera = ({ participants }: RoomView, participantId: ParticipantId): boolean =>
  participants.get(participantId)?.permissions.includes('control-camera') ?? false;

const isSame = <Value>(some: readonly Value[], others: readonly Value[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));
