import type { Point } from '../../point.ts';
import type { Vessel } from './vessels.ts';

const point = (x: number, y: number): Point => ({ x, y });

/** The right gastroepiploic vein and artery as they run along the greater curvature, with one branch each. */
const mainVessels: readonly Vessel[] = [
  {
    course: [
      [-190, 900],
      [-60, 830],
      [40, 780],
      [150, 720],
      [250, 640],
      [370, 585],
      [470, 540],
      [560, 492],
      [640, 430],
      [700, 352],
      [742, 262],
    ].map(([x = 0, y = 0]) => point(x, y)),
    startWidth: 15,
    endWidth: 11,
    color: [0.4, 0.13, 0.2],
    strength: 0.86,
    lift: 12,
    on: 'fat',
  },
  {
    course: [point(566, 490), point(520, 440), point(470, 410), point(405, 396), point(350, 400)],
    startWidth: 8,
    endWidth: 4,
    color: [0.42, 0.14, 0.2],
    strength: 0.85,
    lift: 9,
    on: 'fat',
  },
  {
    course: [
      [-120, 900],
      [0, 840],
      [110, 780],
      [210, 720],
      [330, 640],
      [450, 592],
      [560, 545],
      [660, 470],
      [735, 380],
      [792, 270],
    ].map(([x = 0, y = 0]) => point(x, y)),
    startWidth: 8.5,
    endWidth: 6,
    color: [0.84, 0.26, 0.2],
    strength: 0.8,
    lift: 8,
    on: 'fat',
  },
  {
    course: [point(655, 473), point(730, 470), point(800, 452), point(868, 420), point(930, 404)],
    startWidth: 6,
    endWidth: 3.4,
    color: [0.8, 0.25, 0.2],
    strength: 0.76,
    lift: 7,
    on: 'fat',
  },
];

interface Walk {
  readonly from: Point;
  readonly heading: number;
  readonly steps: number;
  readonly width: number;
  readonly branchings: number;
  readonly look: Pick<Vessel, 'color' | 'strength' | 'lift' | 'on'>;
}

const stepLengthPx = 26;

function wander(walk: Walk, random: () => number): Vessel[] {
  const course = [walk.from];
  const branches: Vessel[] = [];
  let { x, y } = walk.from;
  let heading = walk.heading;
  for (let step = 0; step < walk.steps; step++) {
    heading += (random() - 0.5) * 0.7;
    x += Math.cos(heading) * stepLengthPx;
    y += Math.sin(heading) * stepLengthPx;
    course.push({ x, y });
    if (walk.branchings > 0 && random() < 0.32) {
      branches.push(
        ...wander(
          {
            from: { x, y },
            heading: heading + (random() < 0.5 ? 0.8 : -0.8),
            steps: Math.ceil(walk.steps * 0.55),
            width: walk.width * 0.55,
            branchings: walk.branchings - 1,
            look: { ...walk.look, strength: walk.look.strength * 0.85, lift: walk.look.lift * 0.5 },
          },
          random,
        ),
      );
    }
  }
  return [{ course, startWidth: walk.width, endWidth: walk.width * 0.4, ...walk.look }, ...branches];
}

/** The large vessels, which are always there, and the small ones, which differ with the seed. */
export function vesselTree(random: () => number): Vessel[] {
  const serosal = Array.from({ length: 10 }, (_, index) =>
    wander(
      {
        from: { x: 440 + index * 115 + random() * 40, y: 310 - random() * 30 },
        heading: -1.5 + (random() - 0.5) * 0.5,
        steps: 9,
        width: 2.7,
        branchings: 2,
        look: { color: [0.62, 0.14, 0.14], strength: 0.62, lift: 1.6, on: 'stomach' },
      },
      random,
    ),
  );
  const omental = Array.from({ length: 16 }, () =>
    wander(
      {
        from: { x: -120 + random() * 1520, y: 400 + random() * 420 },
        heading: random() * 2 * Math.PI,
        steps: 9,
        width: 2.2,
        branchings: 2,
        look: { color: [0.62, 0.13, 0.12], strength: 0.5, lift: 1.2, on: 'fat' },
      },
      random,
    ),
  );
  const inBed = Array.from({ length: 12 }, () =>
    wander(
      {
        from: { x: 390 + random() * 420, y: 360 + random() * 180 },
        heading: random() * 2 * Math.PI,
        steps: 6,
        width: 1.4,
        branchings: 1,
        look: { color: [0.55, 0.08, 0.08], strength: 0.55, lift: 0.8, on: 'fat' },
      },
      random,
    ),
  );
  return [...serosal.flat(), ...omental.flat(), ...inBed.flat(), ...mainVessels];
}
