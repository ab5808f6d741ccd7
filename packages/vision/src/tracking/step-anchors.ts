import { distance, type Point } from '../point.ts';
import { seededRandom } from '../seeded-random.ts';
import { byteAt } from '../typed-reads.ts';
import { type Affine, applyAffine, compose, inverse } from './affine.ts';
import { type Anchor, type AnchoredVertex, isLost, longestHoldMs } from './anchor.ts';
import { type Background, flowBackground } from './background.ts';
import { fitRobust, type Match, meanOf } from './model.ts';
import { isInPicture } from './place-vertices.ts';
import type { Pyramid } from './pyramid.ts';
import { relocate } from './relocate.ts';
import { mostSeeds } from './seeds.ts';
import { type Step, stepAnchor } from './step-anchor.ts';

/** What is known of a feed from one picture to the next, beside its strokes. */
export interface Scene {
  /** Pictures so far. It decides whose turn it is to be looked for. */
  readonly number: number;
  readonly background: Background;
  /** Pixels a millisecond, of most of the picture. */
  readonly velocity: Point;
  /** How long the same picture has come again and again. */
  readonly repeatedMs: number;
  /** What a seed costs, as far as it was measured. */
  readonly seedMs: number;
}

export const startOfScene: Scene = {
  number: 0,
  background: [],
  velocity: { x: 0, y: 0 },
  repeatedMs: 0,
  seedMs: 0.06,
};

export interface SteppedScene {
  /** In the order in which they were given. */
  readonly anchors: readonly Anchor[];
  readonly scene: Scene;
}

/** Seeds of different strokes agree on how the scene moves within this distance, pixels. */
const sceneAgreePx = 4;
const leastSceneMatches = 6;
/** Of all places of the background, when no stroke's seeds say more. */
const leastBackgroundShare = 0.5;
/** Strokes looked for in one picture: one beside those that are followed, and more when there are none. */
const searches = { beside: 1, alone: 3 };
/** The region of a stroke that may guide others. */
const surelySeen = 0.6;
/** Fewer would not do for the model. */
const fewestSeeds = 8;
/** The part of a budget that the seeds may take. */
const seedsShare = 0.75;

/**
 * Follows all strokes of a feed into its next picture. The same input gives the same output, so that a recording can be
 * replayed. Some lost strokes a picture are looked for. A new stroke joins at the end of `anchors`; one taken back is
 * left out.
 */
export function stepAnchors(anchors: readonly Anchor[], step: Step, scene: Scene): SteppedScene {
  const number = scene.number + 1;
  if (isSamePicture(step.previous, step.current)) {
    const repeatedMs = scene.repeatedMs + step.dtMs;
    return {
      anchors: anchors.map((anchor) => holdOn(anchor, step.dtMs, repeatedMs)),
      scene: { ...scene, number, repeatedMs },
    };
  }
  const clock = budgetClock(step);
  const followed = followAll(anchors, step, mostSeedsFor(anchors, step, scene));
  const seedMs = measuredSeedMs(scene, clock.elapsedMs(), followed.seeds);
  const moving = sceneMotion(followed.motion, step, { ...scene, number }, clock.isOver());
  const carried = followed.anchors.map((anchor, index) => carryOn(anchor, anchors[index] ?? anchor, moving, step.dtMs));
  return {
    anchors: clock.isOver() ? carried : searchLost(carried, step, number),
    scene: { number, background: moving.background, velocity: moving.velocity, repeatedMs: 0, seedMs },
  };
}

function isSamePicture([{ luma: before }]: Pyramid, [{ luma: now }]: Pyramid): boolean {
  if (before === now) return true;
  for (let at = 0; at < now.length; at++) if (byteAt(before, at) !== byteAt(now, at)) return false;
  return true;
}

/** The picture stands still: nobody knows what the tissue does meanwhile. */
function holdOn(anchor: Anchor, dtMs: number, repeatedMs: number): Anchor {
  if (isLost(anchor)) return anchor;
  const isTooLong = repeatedMs > longestHoldMs;
  const vertices = anchor.vertices.map((vertex): Anchor['vertices'][number] => {
    const heldMs = vertex.heldMs + dtMs;
    const isGone = isTooLong || vertex.state === 'lost' || heldMs > longestHoldMs;
    return { ...vertex, heldMs, state: isGone ? 'lost' : 'held' };
  });
  return { ...anchor, vertices, velocity: { x: 0, y: 0 }, lostBecause: isTooLong ? 'hidden' : null };
}

function budgetClock({ budget }: Step) {
  const startedAt = budget?.now() ?? 0;
  const elapsedMs = () => (budget ? budget.now() - startedAt : 0);
  return { elapsedMs, isOver: () => budget !== undefined && elapsedMs() >= budget.limitMs };
}

function mostSeedsFor(anchors: readonly Anchor[], { budget }: Step, { seedMs }: Scene): number {
  const live = anchors.filter((anchor) => !isLost(anchor)).length;
  if (!budget || live === 0) return mostSeeds;
  const affordable = Math.floor((budget.limitMs * seedsShare) / live / seedMs);
  return Math.min(mostSeeds, Math.max(fewestSeeds, affordable));
}

const measuredSeedMs = ({ seedMs }: Scene, elapsedMs: number, seeds: number): number =>
  seeds === 0 || elapsedMs === 0 ? seedMs : seedMs + (elapsedMs / seeds - seedMs) * 0.1;

function followAll(anchors: readonly Anchor[], step: Step, seedsEach: number) {
  const motion: Match[] = [];
  let seeds = 0;
  const followed = anchors.map((anchor) => {
    if (isLost(anchor)) return anchor;
    const next = stepAnchor(anchor, step, seedsEach);
    motion.push(...next.motion);
    seeds += Math.min(seedsEach, anchor.seeds.length);
    return next.anchor;
  });
  return { anchors: followed, motion, seeds };
}

interface SceneMotion {
  /** From the previous picture to the current one; null when nobody can say. */
  readonly model: Affine | null;
  readonly velocity: Point;
  readonly background: Background;
}

/** By the strokes' own seeds, which are checked; where they are too few, by the background, which is not. */
function sceneMotion(motion: readonly Match[], step: Step, scene: Scene, isLate: boolean): SceneMotion {
  const { aligner, previous, current, dtMs } = step;
  const random = seededRandom(scene.number);
  const own = fitRobust(motion, sceneAgreePx, random);
  if (own && own.inliers.length >= leastSceneMatches) {
    // The background is not needed while strokes are followed, and would cost time. It starts anew when they are lost.
    return { model: own.model, velocity: velocityOf(own.model, step), background: [] };
  }
  if (isLate) return { model: null, velocity: scene.velocity, background: [] };
  const shift = { x: scene.velocity.x * dtMs, y: scene.velocity.y * dtMs };
  const flowed = flowBackground(scene.background, aligner, [previous, current], shift, scene.number);
  const fit = fitRobust(flowed.motion, sceneAgreePx, random);
  const isKnown = fit && fit.inliers.length >= Math.max(leastSceneMatches, leastBackgroundShare * flowed.motion.length);
  if (!isKnown) return { model: null, velocity: { x: 0, y: 0 }, background: flowed.background };
  return { model: fit.model, velocity: velocityOf(fit.model, step), background: flowed.background };
}

function velocityOf(model: Affine, { current, dtMs }: Step): Point {
  const middle = { x: current[0].width / 2, y: current[0].height / 2 };
  const { x, y } = applyAffine(model, middle);
  return { x: (x - middle.x) / dtMs, y: (y - middle.y) / dtMs };
}

/** What nobody sees is held for a tenth of a second when nobody knows how the scene moves. */
const unknownAges = 9;
const agesAPixelMs = 25;

/** A stroke that has no support of its own just now goes with the scene; one that is lost is expected where it went. */
function carryOn(anchor: Anchor, before: Anchor, scene: SceneMotion, dtMs: number): Anchor {
  const isSeen = !isLost(anchor) && anchor.weakMs === 0;
  if (isSeen || anchor.lostBecause === 'unplaced') return anchor;
  if (!scene.model) return isLost(anchor) ? anchor : { ...anchor, vertices: aged(anchor.vertices, dtMs * unknownAges) };
  const model = compose(scene.model, before.model);
  if (isLost(anchor)) return { ...anchor, model };
  const vertices = anchor.vertices.map((vertex, index) => {
    const key = anchor.keyVertices[index];
    return key ? { ...vertex, at: applyAffine(model, key) } : vertex;
  });
  const shiftPx = Math.hypot(scene.velocity.x, scene.velocity.y) * dtMs;
  return { ...anchor, model, vertices: aged(vertices, shiftPx * agesAPixelMs), velocity: { x: 0, y: 0 } };
}

const aged = (vertices: readonly AnchoredVertex[], ms: number): AnchoredVertex[] =>
  vertices.map((vertex) => {
    const heldMs = vertex.heldMs + ms;
    return vertex.state === 'held' && heldMs > longestHoldMs
      ? { ...vertex, heldMs, state: 'lost' }
      : { ...vertex, heldMs };
  });

/** Looks for some of the lost strokes. */
function searchLost(anchors: readonly Anchor[], step: Step, number: number): readonly Anchor[] {
  const lost = anchors.flatMap((anchor, index) => (isLost(anchor) ? [index] : []));
  const count = Math.min(lost.length, lost.length === anchors.length ? searches.alone : searches.beside);
  const next = [...anchors];
  for (let search = 0; search < count; search++) {
    const index = lost[(number * count + search) % lost.length] ?? 0;
    const anchor = next[index];
    if (!anchor || !isLost(anchor)) continue;
    const found = relocate(anchor, step.current, step.aligner, expectedModels(anchor, next));
    next[index] = found;
    if (!isLost(found) && anchor.lostBecause !== 'unplaced') expectOthers(next, anchor.calmModel, found.model);
  }
  return next;
}

/** Those that are still lost will have moved as this one did. */
function expectOthers(anchors: Anchor[], before: Affine, now: Affine): void {
  const shift = compose(now, inverse(before));
  for (const [index, anchor] of anchors.entries()) {
    if (isLost(anchor) && anchor.lostBecause !== 'unplaced') {
      anchors[index] = { ...anchor, model: compose(shift, anchor.calmModel) };
    }
  }
}

/** Where one that was drawn on the same picture tells that the lost one is, and where the scene's motion carried it. */
function expectedModels(lost: Anchor, anchors: readonly Anchor[]): Affine[] {
  const carried = lost.lostBecause === 'unplaced' ? [] : [lost.model];
  const guide = nearestSeen(lost, anchors);
  return guide ? [guide.model, ...carried] : carried;
}

function nearestSeen(lost: Anchor, anchors: readonly Anchor[]): Anchor | null {
  const centre = meanOf(lost.keyVertices);
  const away = (anchor: Anchor) => distance(meanOf(anchor.keyVertices), centre);
  const seen = anchors.filter(
    (anchor) => anchor.key === lost.key && !isLost(anchor) && anchor.regionScore >= surelySeen,
  );
  return seen.toSorted((one, other) => away(one) - away(other))[0] ?? null;
}

/**
 * Where to look for a stroke that left the picture: a direction of length one from the picture's middle. Null for one
 * that is not lost, or should be within the picture.
 */
export function directionTo(anchor: Anchor, { current }: Pick<Step, 'current'>): Point | null {
  if (!isLost(anchor) || anchor.lostBecause === 'unplaced') return null;
  const places = anchor.keyVertices.map((vertex) => applyAffine(anchor.model, vertex));
  if (places.some((place) => isInPicture(place, current, 0))) return null;
  const [{ width, height }] = current;
  const x = places.reduce((sum, place) => sum + place.x, 0) / places.length - width / 2;
  const y = places.reduce((sum, place) => sum + place.y, 0) / places.length - height / 2;
  const length = Math.hypot(x, y);
  return length > 0 && Number.isFinite(length) ? { x: x / length, y: y / length } : null;
}
