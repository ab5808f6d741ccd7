import { pictureCondition } from '../../shared/pictures/picture-health.ts';
import { usePicture } from '../../shared/pictures/use-picture.ts';
import type { RemotePicture } from '../../shared/pictures/use-remote-picture.ts';

/** A camera of this computer, shown without any network. */
export function useLocalPicture(track: MediaStreamTrack): RemotePicture {
  const picture = usePicture(track, { captureTimes: null, clock: () => null });
  const condition = pictureCondition('live', picture.reading, track.getSettings().frameRate ?? 30, picture.readAt);
  return { picture, condition };
}
