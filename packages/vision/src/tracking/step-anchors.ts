import { seededRandom } from '../seeded-random.ts';
import { applyAffine, compose } from './affine.ts';
import { type Anchor, isLost } from './anchor.ts';
import { fitRobust, type Match, type RobustFit } from './model.ts';
import { relocate } from './relocate.ts';
import { type Step, stepAnchor } from './step-anchor.ts';

/** Seeds of different strokes agree on how the scene moves within this distance, pixels. */
const sceneAgreePx = 4;
const leastSceneMatches = 6;

/** What is known of a feed from one picture to the next, beside its strokes. */
export interface Scene {
  /** Pictures so far. It decides whose turn it is to be looked for. */
  readonly number: number;
}

export const startOfScene: Scene = { number: 0 };

export interface SteppedScene {
  /** In the order in which they were given. */
  readonly anchors: readonly Anchor[];
  readonly scene: Scene;
}

/**
 * Follows all strokes of a feed into its next picture. The same input gives the same output, so that a recording can be
 * replayed. One lost stroke a picture is looked for. A new stroke joins at the end of `anchors`; one taken back is left
 * out.
 */
export function stepAnchors(anchors: readonly Anchor[], step: Step, scene: Scene): SteppedScene {
  const number = scene.number + 1;
  const lost = anchors.filter(isLost);
  const turn = lost[number % Math.max(1, lost.length)];
  const motion: Match[] = [];
  const stepped = anchors.map((anchor) => {
    if (isLost(anchor)) return anchor === turn ? relocate(anchor, step.current, step.aligner) : anchor;
    const next = stepAnchor(anchor, step);
    motion.push(...next.motion);
    return next.anchor;
  });
  const moving = fitRobust(motion, sceneAgreePx, seededRandom(number));
  const isKnown = moving !== null && moving.inliers.length >= leastSceneMatches;
  return {
    anchors: isKnown ? stepped.map((anchor, index) => carryOn(anchor, anchors[index] ?? anchor, moving)) : stepped,
    scene: { number },
  };
}

/** A stroke that has no support of its own just now goes with the scene. */
function carryOn(anchor: Anchor, before: Anchor, moving: RobustFit): Anchor {
  if (isLost(before) || isLost(anchor) || anchor.weakMs === 0) return anchor;
  const model = compose(moving.model, before.model);
  const vertices = anchor.vertices.map((vertex, index) => {
    const key = anchor.keyVertices[index];
    return key ? { ...vertex, at: applyAffine(model, key) } : vertex;
  });
  return { ...anchor, model, vertices, velocity: { x: 0, y: 0 } };
}
