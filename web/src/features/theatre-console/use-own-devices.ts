import { encodingProfiles } from '@scrubline/contract';
import { useMemo, useState } from 'react';
import * as device from '../../shared/capture/open-track.ts';
import { type Capture, useCapture } from '../../shared/capture/use-capture.ts';

export interface OwnDevices {
  readonly microphone: Capture;
  readonly microphoneId: string | null;
  readonly chooseMicrophone: (deviceId: string) => void;
  readonly camera: Capture;
  readonly cameraId: string | null;
  readonly chooseCamera: (deviceId: string) => void;
  readonly cameraOn: boolean;
  readonly turnCamera: (on: boolean) => void;
}

/** A person's own microphone and camera, held from the lobby on. Somebody who may only watch is asked for neither. */
export function useOwnDevices(maySpeak: boolean): OwnDevices {
  const [microphoneId, chooseMicrophone] = useState<string | null>(null);
  const [cameraId, chooseCamera] = useState<string | null>(null);
  const [cameraOn, turnCamera] = useState(true);
  const openVoice = useMemo(() => (maySpeak ? device.microphone(microphoneId) : null), [maySpeak, microphoneId]);
  const openFace = useMemo(
    () => (maySpeak && cameraOn ? device.camera(cameraId, encodingProfiles.face.capture) : null),
    [maySpeak, cameraOn, cameraId],
  );
  const microphone = useCapture(openVoice);
  const camera = useCapture(openFace);
  return { microphone, microphoneId, chooseMicrophone, camera, cameraId, chooseCamera, cameraOn, turnCamera };
}
