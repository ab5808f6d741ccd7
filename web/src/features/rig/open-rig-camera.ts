import { encodingProfiles } from '@scrubline/contract';
import type { OpenTrack } from '../../shared/capture/capture.ts';
import { openCamera } from '../../shared/capture/open-track.ts';
import { startPhantomCamera } from '../../shared/phantom/phantom-camera.ts';
import { automaticCamera, type CameraSlot, phantomCamera } from './camera-choice.ts';

/** The phantom is drawn at this size and rate, whatever it stands for. */
const phantomFormat = { width: 1280, height: 720, frameRate: 30 };

export function openRigCamera({ source, choice }: CameraSlot): OpenTrack {
  const { capture } = encodingProfiles[source];
  if (choice === phantomCamera) return async () => (await startPhantomCamera({ ...phantomFormat, seed: 1 })).track;
  return openCamera(choice === automaticCamera ? null : choice, capture);
}
