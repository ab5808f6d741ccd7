import type { CameraSource } from '@scrubline/contract';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useCapture } from '../../shared/capture/use-capture.ts';
import { FrozenNotice } from '../../shared/freeze/frozen-notice.tsx';
import { useStandingFreeze } from '../../shared/freeze/use-standing-freeze.ts';
import type { LocalOffer } from '../../shared/media/offered-feeds.ts';
import { useLiveRoom, useWatchedFeeds, useWish } from '../../shared/media/use-live-room.ts';
import { wishFor } from '../../shared/media/wish.ts';
import { type LocalPictures, showLocalPictures, tellNewestFrames } from '../../shared/rig-device/local-pictures.ts';
import { fetchDeviceTicket } from '../../shared/rig-device/rig-requests.ts';
import type { PairedDevice } from '../../shared/rig-device/use-device.ts';
import { useDepartureNotices } from '../../shared/room/use-departure-notices.ts';
import { useEntryRetry } from '../../shared/room/use-entry-retry.ts';
import type { RoomView } from '../../shared/signaling/room-view.ts';
import { RemoteVoices } from '../../shared/voice/remote-voices.tsx';
import { useOwnVoice } from '../../shared/voice/use-own-voice.ts';
import { useMicrophoneChoice } from './microphone-choice.ts';
import { RigBoard } from './rig-board.tsx';
import { rigMicrophone } from './rig-microphone.ts';
import { useCameraMoves } from './use-camera-moves.ts';
import { type CameraSlots, useCameraSlots } from './use-camera-slots.ts';
import { useFollowedFrames } from './use-followed-frames.ts';
import { useFrameVerdicts } from './use-frame-verdicts.ts';
import { useStillsWanted } from './use-stills-wanted.ts';

export interface RigLiveProps {
  device: PairedDevice;
  consultation: PairedDevice['today']['consultations'][number];
  onStop: () => void;
}

/** The rig while it is in an operation: its cameras and its microphone go to the room. */
export function RigLive({ device, consultation, onStop }: RigLiveProps) {
  const { consultationId } = consultation;
  const live = useLiveRoom(() => fetchDeviceTicket(device.identity, { consultationId, as: 'rig' }));
  const { join } = live;
  useEffect(join, [join]);
  useEntryRetry(live);
  useDepartureNotices(live.view);
  const voice = useOwnVoice(live.room, live.view);
  const microphoneMemory = useMicrophoneChoice();
  const { choice } = microphoneMemory;
  const microphone = useCapture(useMemo(() => (choice ? rigMicrophone(choice) : null), [choice]));
  const cameras = useCameraSlots();
  const { tracks, onTrack } = useTracks();
  useEffect(() => {
    showLocalPictures(tracks);
    return () => showLocalPictures(new Map());
  }, [tracks]);

  const frames = useFollowedFrames(live.view, tracks);
  useFrameVerdicts(live, frames);
  useStillsWanted(live, frames);
  useCameraMoves(live, tracks);
  useEffect(() => tellNewestFrames(frames.newest), [frames]);
  const freezing = useStandingFreeze(live);

  const hearsHere = live.view !== null && !hasScreen(live.view);
  const wish = useMemo(
    () =>
      wishFor(
        [
          ...pictureOffers(cameras, tracks),
          { content: { kind: 'voice' }, track: microphone.track, paused: voice.muted },
        ],
        // One loudspeaker in the theatre: the screen's when there is one, else ours.
        (feed) => feed.content.kind === 'voice' && hearsHere,
      ),
    [cameras, tracks, microphone.track, voice.muted, hearsHere],
  );
  useWish(live.room, wish);
  const watched = useWatchedFeeds(live.media);
  const voices = useMemo(() => [...watched.values()], [watched]);
  const stop = () => {
    live.leave();
    onStop();
  };
  return (
    <RigBoard
      {...{ device, consultation, live, voice, voices, microphone, microphoneMemory, cameras, onTrack }}
      onStop={stop}
    >
      <FrozenNotice freezing={freezing} />
      <RemoteVoices feeds={voices} live={live} />
    </RigBoard>
  );
}

const hasScreen = (view: RoomView): boolean =>
  [...view.participants.values()].some(
    ({ role, presence }) => role === 'theatre-screen' && presence.phase === 'present',
  );

const pictureOffers = ({ slots }: CameraSlots, tracks: LocalPictures): LocalOffer[] =>
  slots.map(({ source }) => ({
    content: { kind: 'picture', cameraSource: source },
    track: tracks.get(source) ?? null,
    paused: false,
  }));

function useTracks() {
  const [tracks, setTracks] = useState<LocalPictures>(new Map());
  const onTrack = useCallback((source: CameraSource, track: MediaStreamTrack | null) => {
    setTracks((before) => {
      const after = new Map(before);
      if (track) after.set(source, track);
      else after.delete(source);
      return after;
    });
  }, []);
  return { tracks, onTrack };
}
