import { seededRandom } from '../seeded-random.ts';
import { applyAffine, compose } from './affine.ts';
import type { Anchor } from './anchor.ts';
import { fitRobust, type Match, type RobustFit } from './model.ts';
import { relocate } from './relocate.ts';
import { type Step, stepAnchor } from './step-anchor.ts';

/** Seeds of different strokes agree on how the scene moves within this distance, pixels. */
const sceneAgreePx = 4;
const leastSceneMatches = 6;

/**
 * Follows all strokes into the next picture. The same input gives the same output, so that a recording can be replayed.
 * One lost stroke a picture is looked for.
 *
 * @param number of the picture, which decides whose turn it is
 */
export function stepAnchors(anchors: readonly Anchor[], step: Step, number: number): Anchor[] {
  const lost = anchors.filter(({ isLost }) => isLost);
  const turn = lost[number % Math.max(1, lost.length)];
  const motion: Match[] = [];
  const stepped = anchors.map((anchor) => {
    if (anchor.isLost) return anchor === turn ? relocate(anchor, step.current, step.aligner) : anchor;
    const next = stepAnchor(anchor, step);
    motion.push(...next.motion);
    return next.anchor;
  });
  const scene = fitRobust(motion, sceneAgreePx, seededRandom(number));
  if (!scene || scene.inliers.length < leastSceneMatches) return stepped;
  return stepped.map((anchor, index) => carryOn(anchor, anchors[index] ?? anchor, scene));
}

/** A stroke that has no support of its own just now goes with the scene. */
function carryOn(anchor: Anchor, before: Anchor, scene: RobustFit): Anchor {
  if (before.isLost || anchor.isLost || anchor.weakMs === 0) return anchor;
  const model = compose(scene.model, before.model);
  const vertices = anchor.vertices.map((vertex, index) => {
    const key = anchor.keyVertices[index];
    return key ? { ...vertex, at: applyAffine(model, key) } : vertex;
  });
  return { ...anchor, model, vertices, velocity: { x: 0, y: 0 } };
}
