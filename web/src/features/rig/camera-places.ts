import { type CameraPlace, cameraPlaces } from '@scrubline/contract';
import { z } from 'zod';

/** Where the motors of a camera stand. An axis that it has not is missing. */
export const CameraPosition = z.strictObject({
  pan: z.number().optional(),
  tilt: z.number().optional(),
  zoom: z.number().optional(),
});
export type CameraPosition = z.infer<typeof CameraPosition>;

const Places = z.partialRecord(z.enum(['1', '2', '3', '4']), CameraPosition);
const PlacesOfAll = z.record(z.string(), Places);
type PlacesOfAll = z.infer<typeof PlacesOfAll>;

/** The places of this computer's cameras, by the device: another camera in its place stood somewhere else. */
export interface CameraPlaces {
  readonly kept: (deviceId: string) => CameraPlace[];
  readonly at: (deviceId: string, place: CameraPlace) => CameraPosition | null;
  readonly keep: (deviceId: string, place: CameraPlace, position: CameraPosition) => void;
}

const storageKey = 'scrubline-camera-places';
const keyOf = (place: CameraPlace): keyof z.infer<typeof Places> => z.enum(['1', '2', '3', '4']).parse(`${place}`);

export function openCameraPlaces(storage: Pick<Storage, 'getItem' | 'setItem'>): CameraPlaces {
  const read = (): PlacesOfAll => {
    try {
      return PlacesOfAll.safeParse(JSON.parse(storage.getItem(storageKey) ?? '{}')).data ?? {};
    } catch {
      return {};
    }
  };
  const at = (deviceId: string, place: CameraPlace) => read()[deviceId]?.[keyOf(place)] ?? null;
  return {
    kept: (deviceId) => cameraPlaces.filter((place) => at(deviceId, place) !== null),
    at,
    keep: (deviceId, place, position) => {
      const all = read();
      const places = { ...all[deviceId], [keyOf(place)]: position };
      storage.setItem(storageKey, JSON.stringify({ ...all, [deviceId]: places }));
    },
  };
}
