export * from './i420-picture.ts';
export { createPhantom, type Phantom } from './phantom/phantom.ts';
export { gastrectomyScene, type PhantomScene } from './phantom/scene.ts';
export type { Point } from './point.ts';
export { drawTimecode } from './timecode/draw-timecode.ts';
export { readTimecode } from './timecode/read-timecode.ts';
export { frameNumberLimit, type Timecode } from './timecode/timecode.ts';
