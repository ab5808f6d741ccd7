export * from './i420-picture.ts';
export { createPhantom, type Phantom } from './phantom/phantom.ts';
export { gastrectomyScene, type PhantomScene } from './phantom/scene.ts';
export type { Point } from './point.ts';
export { seededRandom } from './seeded-random.ts';
export { drawTimecode } from './timecode/draw-timecode.ts';
export { readTimecode } from './timecode/read-timecode.ts';
export { frameNumberLimit, type Timecode } from './timecode/timecode.ts';
export { PatchAligner } from './tracking/align.ts';
export {
  type Anchor,
  type AnchoredVertex,
  createAnchor,
  createLostAnchor,
  isLost,
  type LossReason,
  longestHoldMs,
  type VertexState,
} from './tracking/anchor.ts';
export { buildPyramid, type Pyramid } from './tracking/pyramid.ts';
export { type LumaPlane, scaleLuma, type TrackedSize, trackedSize } from './tracking/scale-luma.ts';
export type { Budget, Step } from './tracking/step-anchor.ts';
export { directionTo, type Scene, type SteppedScene, startOfScene, stepAnchors } from './tracking/step-anchors.ts';
export {
  type DrawnStroke,
  type FollowedStroke,
  type FollowedVertex,
  type SeenFrame,
  StrokeFollower,
} from './tracking/stroke-follower.ts';
