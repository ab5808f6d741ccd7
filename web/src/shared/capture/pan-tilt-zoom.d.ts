/** Of Media Capture and Streams, Image Capture: TypeScript's library does not know them. */
interface MediaTrackConstraintSet {
  pan?: boolean | number;
  tilt?: boolean | number;
  zoom?: boolean | number;
}

interface MediaTrackSettings {
  pan?: number;
  tilt?: number;
  zoom?: number;
}

interface MediaTrackCapabilities {
  pan?: MediaSettingsRange;
  tilt?: MediaSettingsRange;
  zoom?: MediaSettingsRange;
}
