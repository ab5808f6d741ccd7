/** Where a microphone's sound comes from, as a nurse would say it. */
export const microphoneKinds = ['room', 'headset', 'line'] as const;
export type MicrophoneKind = (typeof microphoneKinds)[number];

/**
 * What the browser does to the sound. A room has a loudspeaker whose voice must be taken out again; a headset hears none;
 * the line of a mixing desk was prepared there, and each further filter would only cut into it.
 */
export const soundProcessing: Readonly<Record<MicrophoneKind, MediaTrackConstraints>> = {
  room: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
  headset: { echoCancellation: false, noiseSuppression: true, autoGainControl: true },
  line: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
};
