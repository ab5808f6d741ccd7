import type { Capturing } from '../../shared/capture/capture.ts';
import { microphone } from '../../shared/capture/open-track.ts';
import type { MicrophoneChoice } from './microphone-choice.ts';
import { pickDevice } from './remembered-device.ts';

/** The rig's microphone: the one that was chosen and no other, or the system's. */
export function rigMicrophone({ device, kind }: MicrophoneChoice): Capturing {
  if (!device) return microphone(null, kind);
  const open = async () => {
    const pluggedIn = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'audioinput');
    return microphone(pickDevice(pluggedIn, device, []), kind).open();
  };
  return { open, permission: 'microphone' };
}
