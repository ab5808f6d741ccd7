import { encodingProfiles } from '@scrubline/contract';
import type { Capturing } from '../../shared/capture/capture.ts';
import { camera } from '../../shared/capture/open-track.ts';
import { startPhantomCamera } from '../../shared/phantom/phantom-camera.ts';
import { automaticCamera, type CameraSlot, phantomCamera } from './camera-choice.ts';

/** The phantom is drawn at this size and rate, whatever it stands for. */
const phantomFormat = { width: 1280, height: 720, frameRate: 30, seed: 1 };

export function rigCamera({ source, choice }: CameraSlot): Capturing {
  if (choice === phantomCamera) {
    return { open: async () => (await startPhantomCamera(phantomFormat)).track, permission: null };
  }
  return camera(choice === automaticCamera ? null : choice, encodingProfiles[source].capture);
}
