import type { Point } from '../point.ts';
import { seededRandom } from '../seeded-random.ts';
import { type Affine, applyAffine, identity } from './affine.ts';
import type { KeyPlace } from './model.ts';
import type { Pyramid } from './pyramid.ts';
import { type Region, takeRegion } from './region.ts';
import { chooseSeeds, isTelling } from './seeds.ts';

/**
 * `tracked`: seen just now. `held`: not seen, and carried on for a second at most. `lost`: nobody knows where.
 */
export type VertexState = 'tracked' | 'held' | 'lost';

/**
 * Why a stroke is lost. `left`: the camera looks elsewhere. `hidden`: too little of its tissue is seen. `changed`: what
 * is seen at its place does not look like its tissue. `unplaced`: it has not been found in any picture yet.
 */
export type LossReason = 'left' | 'hidden' | 'changed' | 'unplaced';

export interface AnchoredVertex {
  readonly at: Point;
  readonly state: VertexState;
  /** How long it has not been seen. Time counts for more while little speaks for its place. */
  readonly heldMs: number;
  /** Smoothed correlation of its surroundings with how they looked when drawn, -1 to 1. */
  readonly likeness: number;
}

/** A place of the tissue near the stroke that is looked for in every picture. */
export interface Seed {
  /** On the key picture. */
  readonly key: KeyPlace;
  readonly at: Point;
  readonly isFollowed: boolean;
  /** How often it has been confirmed lately, 0 to 5. A doubtful match spends of it. */
  readonly credit: number;
}

/** A stroke, bound to the tissue that it was drawn on. Places are pixels of the tracked picture. */
export interface Anchor {
  /** The picture that it was drawn on. */
  readonly key: Pyramid;
  readonly keyVertices: readonly Point[];
  /** Of each vertex, whether its surroundings tell where it is: along an edge they do not. */
  readonly telling: readonly boolean[];
  readonly region: Region;
  readonly seeds: readonly Seed[];
  readonly vertices: readonly AnchoredVertex[];
  /** From the key picture to the current one. */
  readonly model: Affine;
  /** The same, when it was last certain and nothing moved fast. What a picture of a fast camera says may be wrong. */
  readonly calmModel: Affine;
  /** Pixels a millisecond. */
  readonly velocity: Point;
  /** Null while its place is known. */
  readonly lostBecause: LossReason | null;
  /** How long too few seeds have been seen. */
  readonly weakMs: number;
  /** Smoothed correlation of the region, and how long it has been bad. */
  readonly regionScore: number;
  readonly regionBadMs: number;
  /** How long it still has to prove itself after it was found again. */
  readonly probationMs: number;
  /** Of its chance, so that a recording gives the same again. */
  readonly randomSeed: number;
  /** Steps so far. */
  readonly age: number;
}

const fullCredit = 3;

/**
 * @param key the picture that was drawn on, and no other one. It is kept: nobody may write into it
 * @param vertices of the stroke, pixels of the key picture
 */
export function createAnchor(key: Pyramid, vertices: readonly Point[], randomSeed: number): Anchor {
  const seeds = chooseSeeds(key, vertices);
  return {
    key,
    keyVertices: vertices,
    telling: vertices.map((vertex) => isTelling(key, vertex)),
    region: takeRegion(key, vertices),
    seeds: seeds.map((seed) => ({ key: seed, at: seed, isFollowed: true, credit: fullCredit })),
    vertices: vertices.map((at) => ({ at, state: 'tracked', heldMs: 0, likeness: 1 })),
    model: identity,
    calmModel: identity,
    velocity: { x: 0, y: 0 },
    lostBecause: null,
    weakMs: 0,
    regionScore: 1,
    regionBadMs: 0,
    probationMs: 0,
    randomSeed,
    age: 0,
  };
}

/**
 * A stroke of which only the picture it was drawn on is known: for whoever came later, or missed the pictures since. It is
 * looked for like one that was lost, and shown nowhere before it is found.
 */
export function createLostAnchor(key: Pyramid, vertices: readonly Point[], randomSeed: number): Anchor {
  const anchor = createAnchor(key, vertices, randomSeed);
  return {
    ...anchor,
    seeds: anchor.seeds.map((seed) => ({ ...seed, isFollowed: false, credit: 0 })),
    vertices: vertices.map((at) => ({ at, state: 'lost', heldMs: 0, likeness: 0 })),
    lostBecause: 'unplaced',
    regionScore: 0,
  };
}

/**
 * What was begun, with all that was drawn since, where its tissue is now: it takes longer to draw than frames are kept.
 *
 * @param vertices of the whole stroke, pixels of the key picture
 */
export function withVertices(begun: Anchor, vertices: readonly Point[]): Anchor {
  const { key, model, velocity, randomSeed, age } = begun;
  if (isLost(begun)) return createLostAnchor(key, vertices, randomSeed);
  const drawn = createAnchor(key, vertices, randomSeed);
  return {
    ...drawn,
    model,
    velocity,
    age,
    seeds: drawn.seeds.map((seed) => ({ ...seed, at: applyAffine(model, seed.key) })),
    vertices: drawn.vertices.map((vertex) => ({ ...vertex, at: applyAffine(model, vertex.at) })),
  };
}

export const isLost = ({ lostBecause }: Anchor): boolean => lostBecause !== null;

/** How long a stroke may be carried on without being seen. */
export const longestHoldMs = 1_000;

/** Its chance in the next picture: the same for the same anchor. */
export const randomOf = ({ randomSeed, age }: Anchor): (() => number) => seededRandom(randomSeed + age * 7_919);
