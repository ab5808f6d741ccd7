import { type CameraSource, encodingProfiles } from '@scrubline/contract';
import type { Capturing } from '../../shared/capture/capture.ts';
import { camera } from '../../shared/capture/open-track.ts';
import { startPhantomCamera } from '../../shared/phantom/phantom-camera.ts';
import { type CameraChoice, phantomCamera } from './camera-choice.ts';
import { isSameDevice, pickDevice, type RememberedDevice } from './remembered-device.ts';

/** Which camera stands for which card, as it is at the moment of asking. */
export interface CameraMemory {
  readonly wanted: (source: CameraSource) => RememberedDevice | null;
  readonly heldByOthers: (source: CameraSource) => readonly RememberedDevice[];
  /** Ignored when another camera was chosen meanwhile. */
  readonly opened: (source: CameraSource, choice: CameraChoice, device: RememberedDevice) => void;
}

/** The phantom is drawn at this size and rate, whatever it stands for. */
const phantomFormat = { width: 1280, height: 720, frameRate: 30, seed: 1 };

/** The camera of a card. Once one was opened, only that one is opened again: another picture must not take its name. */
export function rigCamera(source: CameraSource, choice: CameraChoice, memory: CameraMemory): Capturing {
  if (choice === phantomCamera) {
    return { open: async () => (await startPhantomCamera(phantomFormat)).track, permission: null };
  }
  const open = async () => {
    const cameras = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
    const wanted = memory.wanted(source);
    const deviceId = pickDevice(cameras, wanted, memory.heldByOthers(source));
    const track = await camera(deviceId, encodingProfiles[source].capture, true).open();
    const opened = { deviceId: track.getSettings().deviceId ?? deviceId ?? '', label: track.label };
    // Two cards may have looked at the same time, or the system chose one that another card holds.
    if (!wanted && memory.heldByOthers(source).some((other) => isSameDevice(other, opened))) {
      track.stop();
      throw new DOMException('Another card holds this camera', 'NotFoundError');
    }
    if (opened.deviceId) memory.opened(source, choice, opened);
    return track;
  };
  return { open, permission: 'camera' };
}
