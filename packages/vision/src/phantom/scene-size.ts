/** The phantom is described in pixels of a 1280×720 picture; other sizes show the same view, scaled. */
export const sceneWidth = 1280;
export const sceneHeight = 720;
