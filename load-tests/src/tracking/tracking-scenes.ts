import { gastrectomyScene, type PhantomScene } from '@scrubline/vision';

/** What happens in a film. */
export const sceneNames = ['breath', 'camera', 'tools', 'leave', 'all', 'bland'] as const;
export type SceneName = (typeof sceneNames)[number];

/** What light, lens and sensor do to the drawn picture. */
export interface Exposure {
  /** 1 is as drawn. */
  readonly contrast: number;
  /** Whether what moves while the sensor is exposed is blurred. */
  readonly isBlurred: boolean;
  /** Share of the light that comes and goes. */
  readonly flicker: number;
  /** Thickest smoke, 0 to 1. */
  readonly smoke: number;
  /** Largest blur of a lens that hunts, 0 to 2. */
  readonly focus: number;
  /** Standard deviation, luma. */
  readonly noise: number;
}

export interface TrackingScene {
  readonly phantom: PhantomScene;
  readonly exposure: Exposure;
}

const clear: Exposure = { contrast: 1, isBlurred: false, flicker: 0, smoke: 0, focus: 0, noise: 2 };
const still = { swayPx: 0, tremorPx: 0.4, turnRad: 0, zoom: 0, tilt: 0, excursions: [] };
const calm = { breathPx: 10, heartPx: 0, peristalsisPx: 0, pulls: [] };

const roamingCamera = { swayPx: 70, tremorPx: 1.2, turnRad: 0.25, zoom: 0.22, tilt: 0.9, excursions: [] };
const pullsAtWork = [
  { fromS: 4, untilS: 8, at: { x: -150, y: 40 }, by: { x: 26, y: -20 }, reachPx: 80 },
  { fromS: 14, untilS: 19, at: { x: 160, y: -60 }, by: { x: -30, y: 18 }, reachPx: 90 },
];
const sidewards = { fromS: 5, untilS: 9, wayS: 0.9, shift: { x: 1_100, y: 150 }, turnRad: 0, zoom: 0 };
const upwards = { fromS: 15, untilS: 20, wayS: 0.7, shift: { x: -300, y: 800 }, turnRad: 0.3, zoom: 0.2 };

/** Instruments that come after the strokes were drawn, and work across them. */
const toolsOf = (phantom: PhantomScene): PhantomScene['instruments'] =>
  phantom.instruments.map((instrument, index) => ({
    ...instrument,
    rest: index === 0 ? { x: 520, y: 330 } : { x: 780, y: 400 },
    reach: { x: 120, y: 70 },
    presence: index === 0 ? { fromS: 6, untilS: 25 } : { fromS: 2, untilS: 28 },
  }));

const variants: Readonly<Record<SceneName, (phantom: PhantomScene) => TrackingScene>> = {
  breath: (phantom) => ({
    phantom: { ...phantom, camera: still, tissue: { ...calm, breathPx: 26, heartPx: 7 }, instruments: [] },
    exposure: clear,
  }),
  camera: (phantom) => ({
    phantom: { ...phantom, camera: roamingCamera, tissue: { ...calm, breathPx: 8 }, instruments: [] },
    exposure: { ...clear, isBlurred: true },
  }),
  tools: (phantom) => ({
    phantom: {
      ...phantom,
      camera: { ...still, swayPx: 12, tremorPx: 0.6 },
      tissue: { ...calm, breathPx: 14, pulls: pullsAtWork },
      instruments: toolsOf(phantom),
    },
    exposure: clear,
  }),
  leave: (phantom) => ({
    phantom: {
      ...phantom,
      camera: { ...still, swayPx: 20, tremorPx: 0.8, excursions: [sidewards, upwards] },
      tissue: calm,
      instruments: [],
    },
    exposure: { ...clear, isBlurred: true },
  }),
  all: (phantom) => ({
    phantom: {
      ...phantom,
      camera: {
        ...roamingCamera,
        swayPx: 55,
        turnRad: 0.2,
        zoom: 0.2,
        tilt: 0.7,
        excursions: [{ fromS: 18, untilS: 22, wayS: 0.8, shift: { x: 950, y: -300 }, turnRad: 0, zoom: 0 }],
      },
      tissue: { breathPx: 18, heartPx: 5, peristalsisPx: 10, pulls: pullsAtWork.slice(0, 1) },
      instruments: toolsOf(phantom).map((instrument) => ({ ...instrument, presence: { fromS: 4, untilS: 14 } })),
    },
    exposure: { contrast: 1, isBlurred: true, flicker: 0.12, smoke: 0.45, focus: 1.4, noise: 2 },
  }),
  bland: (phantom) => ({
    phantom: {
      ...phantom,
      camera: { ...still, swayPx: 30, tremorPx: 0.6 },
      tissue: { ...calm, breathPx: 18 },
      instruments: [],
    },
    exposure: { ...clear, contrast: 0.35, flicker: 0.08 },
  }),
};

export const trackingScene = (name: SceneName, seed: number): TrackingScene => variants[name](gastrectomyScene(seed));
