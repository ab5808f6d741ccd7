import type { EncodingProfile } from '@scrubline/contract';
import type { OpenTrack } from './capture.ts';

const first = (tracks: readonly MediaStreamTrack[]): MediaStreamTrack => {
  const [track] = tracks;
  if (!track) throw new DOMException('The device gave no track', 'NotFoundError');
  return track;
};

const chosen = (deviceId: string | null) => (deviceId ? { deviceId: { exact: deviceId } } : {});

/** A camera, asked for the size and rate that its source is encoded at. `null` is the system's choice. */
export const openCamera =
  (deviceId: string | null, { width, height, frameRate }: EncodingProfile['capture']): OpenTrack =>
  async () => {
    const video = {
      ...chosen(deviceId),
      width: { ideal: width },
      height: { ideal: height },
      frameRate: { ideal: frameRate },
    };
    return first((await navigator.mediaDevices.getUserMedia({ video })).getVideoTracks());
  };

/** A microphone in a room with a loudspeaker: the browser takes the other side's voice out of it. */
export const openMicrophone =
  (deviceId: string | null): OpenTrack =>
  async () => {
    const audio = { ...chosen(deviceId), echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    return first((await navigator.mediaDevices.getUserMedia({ audio })).getAudioTracks());
  };
