import { expect, it } from 'vitest';
import { openCameraPlaces } from './camera-places.ts';

function storageWith(stored: string | null) {
  let kept = stored;
  return {
    getItem: () => kept,
    setItem: (_key: string, value: string) => {
      kept = value;
    },
  };
}

it('keeps where each camera stood, over a reload, and for no other camera', () => {
  const storage = storageWith(null);
  openCameraPlaces(storage).keep('ceiling', 2, { pan: 10, zoom: 150 });
  openCameraPlaces(storage).keep('ceiling', 4, { pan: -3 });
  openCameraPlaces(storage).keep('wall', 2, { pan: 99 });
  const places = openCameraPlaces(storage);
  expect(places.kept('ceiling')).toEqual([2, 4]);
  expect(places.at('ceiling', 2)).toEqual({ pan: 10, zoom: 150 });
  expect(places.at('ceiling', 1)).toBeNull();
  expect(places.kept('another')).toEqual([]);
});

it('knows no place where what was kept cannot be read', () => {
  for (const stored of ['', '[', 'null', '{"ceiling":7}', '{"ceiling":{"9":{}}}', '{"ceiling":{"1":{"pan":"1e308"}}}'])
    expect(openCameraPlaces(storageWith(stored)).kept('ceiling')).toEqual([]);
});
