import { type Point, seededRandom } from '@scrubline/vision';

/** Eight places over the picture where a specialist may draw. Pixels of 1280×720. */
const places: readonly Point[] = [
  { x: 250, y: 190 },
  { x: 640, y: 170 },
  { x: 1_000, y: 210 },
  { x: 330, y: 500 },
  { x: 700, y: 520 },
  { x: 980, y: 480 },
  { x: 480, y: 340 },
  { x: 860, y: 350 },
];
const verticesEach = 12;

type Shape = (share: number, size: number, turn: number) => Point;
const circle: Shape = (share, size, turn) => ({
  x: size * Math.cos(turn + share * 6),
  y: size * 0.8 * Math.sin(turn + share * 6),
});
const arrow: Shape = (share, size, turn) => ({
  x: (share - 0.5) * 2.4 * size * Math.cos(turn),
  y: (share - 0.5) * 2.4 * size * Math.sin(turn),
});
const incision: Shape = (share, size, turn) => ({
  x: (share - 0.5) * 2.2 * size,
  y: size * 0.4 * Math.sin(share * 5 + turn),
});
const cross: Shape = (share, size) => {
  const along = ((share * 2) % 1) - 0.5;
  return { x: along * 1.4 * size, y: (share < 0.5 ? along : -along) * 1.4 * size };
};
const shapes: readonly Shape[] = [circle, arrow, incision, cross];

/** A circle, an arrow, a line of incision and a cross, twice, in sizes and turns of the seed. */
export function drawnStrokes(seed: number): Point[][] {
  const random = seededRandom(seed * 7 + 1);
  return places.map((place, index) => {
    const [size, turn] = [40 + random() * 35, random() * 2 * Math.PI];
    return Array.from({ length: verticesEach }, (_, number) => {
      const { x, y } = (shapes[index % shapes.length] ?? circle)(number / (verticesEach - 1), size, turn);
      return { x: place.x + x, y: place.y + y };
    });
  });
}
