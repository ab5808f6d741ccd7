import { sceneHeight, sceneWidth } from '../scene-size.ts';

/** More tissue is drawn than fits the picture, so that camera and breath never reach its edge. Scene pixels at rest. */
export const tissueWidth = 1600;
export const tissueHeight = 1024;
export const tissueLeft = (sceneWidth - tissueWidth) / 2;
export const tissueTop = (sceneHeight - tissueHeight) / 2;
