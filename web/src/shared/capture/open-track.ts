import type { EncodingProfile } from '@scrubline/contract';
import type { Capturing } from './capture.ts';
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
  const video = { ...chosen(deviceId), ...ideal, ...(isMoved && motors) };
  const open = async () => first((await navigator.mediaDevices.getUserMedia({ video })).getVideoTracks());
  return { open, permission: 'camera' };
};

/** A microphone; unless told otherwise one in a room with a loudspeaker. */
export const microphone = (deviceId: string | null, kind: MicrophoneKind = 'room'): Capturing => {
  const audio = { ...chosen(deviceId), ...soundProcessing[kind] };
  const open = async () => first((await navigator.mediaDevices.getUserMedia({ audio })).getAudioTracks());
  return { open, permission: 'microphone' };
};
