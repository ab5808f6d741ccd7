import type { FilmFigures } from '../tracking/film-score.ts';
import { type SceneName, sceneNames } from '../tracking/tracking-scenes.ts';

export const codecNames = ['VP8', 'H264'] as const;
export type CodecName = (typeof codecNames)[number];

/** A way in which a scene reaches the tracker. */
export interface Passage {
  readonly fps: 15 | 30 | 60;
  readonly bitrateBps: number;
  /** Whether some pictures never arrive, as with a busy receiver. */
  readonly losesPictures: boolean;
}

/** One film: a scene of a seed, through every codec at once. */
export interface FilmTrial {
  readonly scene: SceneName;
  readonly seed: number;
  readonly seconds: number;
  readonly passage: Passage;
}

/** A film that is cut to other tissue, and one whose picture stands still. */
export interface CutTrial {
  readonly seed: number;
  readonly seconds: number;
  readonly passage: Passage;
}

export interface TrackingPlan {
  readonly films: readonly FilmTrial[];
  readonly cuts: readonly CutTrial[];
}

const usual: Passage = { fps: 30, bitrateBps: 1_500_000, losesPictures: false };
/** Each seed goes one of these ways too, so that five seeds have gone all of them. */
const harder: readonly Passage[] = [
  { fps: 15, bitrateBps: 1_500_000, losesPictures: false },
  { fps: 60, bitrateBps: 1_500_000, losesPictures: false },
  { fps: 30, bitrateBps: 500_000, losesPictures: true },
  { fps: 15, bitrateBps: 500_000, losesPictures: false },
  { fps: 60, bitrateBps: 500_000, losesPictures: true },
];

export const seedCount = 5;

/** @param firstSeed the others follow from it */
export function fullPlan(firstSeed: number): TrackingPlan {
  const seeds = Array.from({ length: seedCount }, (_, index) => firstSeed + index);
  return {
    films: seeds.flatMap((seed, index) =>
      [usual, harder[index % harder.length] ?? usual].flatMap((passage) =>
        sceneNames.map((scene) => ({ scene, seed, seconds: 30, passage })),
      ),
    ),
    cuts: seeds.map((seed, index) => ({
      seed,
      seconds: 6,
      passage: index % 2 === 0 ? usual : (harder[index] ?? usual),
    })),
  };
}

/** Four scenes for a moment, and one cut. */
export const shortPlan = (firstSeed: number): TrackingPlan => ({
  films: (['breath', 'tools', 'leave', 'bland'] as const).map((scene) => ({
    scene,
    seed: firstSeed,
    seconds: 1.2,
    passage: { fps: 15, bitrateBps: 1_500_000, losesPictures: false },
  })),
  cuts: [{ seed: firstSeed, seconds: 3, passage: { fps: 15, bitrateBps: 1_500_000, losesPictures: false } }],
});

/** Every seventh picture, and three in a row now and then. */
export const isLostPicture = (number: number): boolean => number % 7 === 5 || number % 90 > 86;

/** What a film said of eight strokes at once, of one alone, and of how long four take. */
export interface FilmResult {
  readonly trial: FilmTrial;
  readonly codec: CodecName;
  readonly eight: FilmFigures;
  readonly one: FilmFigures;
  /** Of each picture, with four strokes. Milliseconds. */
  readonly stepsMs: readonly number[];
}

/** Shares of vertices that must be none. */
export interface CutResult {
  /** Called tracked though the picture was cut to other tissue 300 ms ago. */
  readonly trackedAfterCut: number;
  /** Called tracked though the picture only came again. */
  readonly trackedWhileStill: number;
  /** Not yet lost after more than a second of it. */
  readonly keptWhileStill: number;
}

/** How long after a cut a stroke may still be called tracked. */
export const cutGraceMs = 300;
/** How long a picture may stand still before its strokes are lost, with a picture's time to say so. */
export const stillLimitMs = 1_100;

export const nameOf = ({ trial, codec }: Pick<FilmResult, 'trial' | 'codec'>): string => {
  const { scene, seed, passage } = trial;
  const loses = passage.losesPictures ? ', some lost' : '';
  return `${scene} ${seed}, ${codec} ${passage.bitrateBps / 1_000} kbps, ${passage.fps} fps${loses}`;
};

/** The worst film of some scenes; not a number when there was none. */
export function worst(
  results: readonly FilmResult[],
  scenes: readonly SceneName[],
  figure: (result: FilmResult) => number,
  sense: 'least' | 'most',
): number {
  const values = results.filter(({ trial }) => scenes.includes(trial.scene)).map(figure);
  if (values.length === 0) return Number.NaN;
  return sense === 'least' ? Math.min(...values) : Math.max(...values);
}
