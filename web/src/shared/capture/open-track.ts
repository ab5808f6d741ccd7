import type { EncodingProfile } from '@scrubline/contract';
import { type Capturing, captureProblem } from './capture.ts';
import { type MicrophoneKind, soundProcessing } from './microphone-kinds.ts';

const first = (tracks: readonly MediaStreamTrack[]): MediaStreamTrack => {
  const [track] = tracks;
  if (!track) throw new DOMException('The device gave no track', 'NotFoundError');
  return track;
};

const chosen = (deviceId: string | null) => (deviceId ? { deviceId: { exact: deviceId } } : {});

/** Without asking for them nobody may use a camera's motors. A camera that has none is opened all the same. */
const motors = { pan: true, tilt: true, zoom: true } as const;

/**
 * A camera, asked for the size and rate that its source is encoded at. `null` is the system's choice.
 * @param isMoved whether its motors, if it has any, will be used
 */
export const camera = (
  deviceId: string | null,
  { width, height, frameRate }: EncodingProfile['capture'],
  isMoved = false,
): Capturing => {
  const ideal = { width: { ideal: width }, height: { ideal: height }, frameRate: { ideal: frameRate } };
  const video = { ...chosen(deviceId), ...ideal };
  const open = async () => {
    if (!isMoved) return openCamera(video);
    // Whoever refuses the motors alone gives the picture all the same.
    return openCamera({ ...video, ...motors }).catch(async (error: unknown) => {
      if (captureProblem(error) === 'denied' && (await isGranted('camera'))) return openCamera(video);
      throw error;
    });
  };
  return { open, permission: 'camera' };
};

const openCamera = async (video: MediaTrackConstraints): Promise<MediaStreamTrack> =>
  first((await navigator.mediaDevices.getUserMedia({ video })).getVideoTracks());

async function isGranted(name: 'camera'): Promise<boolean> {
  const status = await navigator.permissions?.query({ name }).catch(() => null);
  return status?.state === 'granted';
}

/** A microphone; unless told otherwise one in a room with a loudspeaker. */
export const microphone = (deviceId: string | null, kind: MicrophoneKind = 'room'): Capturing => {
  const audio = { ...chosen(deviceId), ...soundProcessing[kind] };
  const open = async () => first((await navigator.mediaDevices.getUserMedia({ audio })).getAudioTracks());
  return { open, permission: 'microphone' };
};
