import type { Anchor } from '@scrubline/vision';
import type { CodecStage } from '../tracking/codec-stage.ts';
import { createFilm, type Film, filmHeight, filmWidth } from '../tracking/film.ts';
import { FilmFollower, notesOf } from '../tracking/film-follower.ts';
import { FilmScore } from '../tracking/film-score.ts';
import {
  type CodecName,
  type CutResult,
  type CutTrial,
  codecNames,
  cutGraceMs,
  type FilmResult,
  type FilmTrial,
  isLostPicture,
  type Passage,
  stillLimitMs,
} from './tracking-rules.ts';

/** As WebCodecs names them: VP8, and H.264 baseline of a level that holds 720p at 60 pictures a second. */
const webCodecs: Readonly<Record<CodecName, string>> = { VP8: 'vp8', H264: 'avc1.42e020' };

type OnPicture = (codec: CodecName, timeMs: number, luma: Uint8Array) => void;

/** Sends pictures through every codec and gives what comes out, with the times of the pictures. */
function sendThrough(
  stage: CodecStage,
  { fps, bitrateBps, losesPictures }: Passage,
  seconds: number,
  pictureAt: (timeMs: number) => Uint8Array,
  onPicture: OnPicture,
): Promise<void> {
  const timeOf = (number: number) => (number * 1_000) / fps;
  const codecs = codecNames.map((name) => ({ codec: webCodecs[name], bitrateBps }));
  const order = { codecs, frames: Math.round(seconds * fps), fps, width: filmWidth, height: filmHeight };
  return stage.run(order, {
    pictureOf: (number) => pictureAt(timeOf(number)),
    onDecoded: (codec, number, luma) => {
      const name = codecNames[codec];
      if (!name || (losesPictures && isLostPicture(number))) return;
      onPicture(name, timeOf(number), luma);
    },
  });
}

/** A film's strokes, followed all at once, four at once and one alone. */
class FollowedFilm {
  readonly #film: Film;
  readonly #eight: FilmFollower;
  readonly #four: FilmFollower;
  readonly #one: FilmFollower;
  readonly #ofEight = new FilmScore();
  readonly #ofOne = new FilmScore();
  readonly #stepsMs: number[] = [];
  #isFirst = true;

  constructor(film: Film, seed: number) {
    this.#film = film;
    this.#eight = new FilmFollower(film.strokes, seed);
    this.#four = new FilmFollower(film.strokes.slice(0, 4), seed);
    this.#one = new FilmFollower(film.strokes.slice(-1), seed);
  }

  see(timeMs: number, luma: Uint8Array): void {
    const eight = this.#eight.see(luma, timeMs);
    const four = this.#four.see(luma, timeMs);
    const one = this.#one.see(luma, timeMs);
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    if (isFirst) return;
    const { strokes } = this.#film;
    const truth = this.#film.truthAt(timeMs);
    this.#ofEight.note(timeMs, notesOf(eight.anchors, strokes, truth));
    this.#ofOne.note(timeMs, notesOf(one.anchors, strokes.slice(-1), truth.slice(-1)));
    this.#stepsMs.push(four.stepMs);
  }

  result(trial: FilmTrial, codec: CodecName): FilmResult {
    return { trial, codec, eight: this.#ofEight.figures(), one: this.#ofOne.figures(), stepsMs: this.#stepsMs };
  }
}

export async function runFilm(stage: CodecStage, trial: FilmTrial): Promise<FilmResult[]> {
  const film = createFilm(trial.scene, trial.seed);
  const followed = new Map(codecNames.map((name) => [name, new FollowedFilm(film, trial.seed)]));
  await sendThrough(stage, trial.passage, trial.seconds, film.pictureAt, (codec, timeMs, luma) =>
    followed.get(codec)?.see(timeMs, luma),
  );
  return [...followed].map(([codec, one]) => one.result(trial, codec));
}

/** Follows a film whose second half is another one, then a picture of the first that comes again and again. */
export async function runCut(stage: CodecStage, { seed, seconds, passage }: CutTrial): Promise<CutResult[]> {
  const film = createFilm('camera', seed);
  const other = createFilm('camera', seed + 500_009);
  const cutAtMs = (seconds * 1_000) / 2;
  const watched = new Map(codecNames.map((name) => [name, new WatchedCut(film, seed, cutAtMs)]));
  const pictureAt = (timeMs: number) =>
    timeMs < cutAtMs ? film.pictureAt(timeMs) : upsideDown(other.pictureAt(timeMs));
  await sendThrough(stage, passage, seconds, pictureAt, (codec, timeMs, luma) => watched.get(codec)?.see(timeMs, luma));
  return [...watched.values()].map((one) => one.result());
}

/** All films have the same organs at the same places: turned round, there are others everywhere. */
const upsideDown = (i420: Uint8Array): Uint8Array => {
  const lumaSize = filmWidth * filmHeight;
  const turned = i420.slice();
  turned.set(i420.slice(0, lumaSize).reverse());
  return turned;
};

const shareOf = (anchors: readonly Anchor[], states: readonly string[]): number => {
  const vertices = anchors.flatMap((anchor) => [...anchor.vertices]);
  return vertices.filter(({ state }) => states.includes(state)).length / vertices.length;
};

const stillEveryMs = 1_000 / 30;
const stillForMs = 1_500;

class WatchedCut {
  readonly #film: Film;
  readonly #seed: number;
  readonly #cutAtMs: number;
  readonly #follower: FilmFollower;
  #lastBeforeCut: Uint8Array | null = null;
  #firstPicture: Uint8Array | null = null;
  #trackedAfterCut = 0;

  constructor(film: Film, seed: number, cutAtMs: number) {
    this.#film = film;
    this.#seed = seed;
    this.#cutAtMs = cutAtMs;
    this.#follower = new FilmFollower(film.strokes, seed);
  }

  see(timeMs: number, luma: Uint8Array): void {
    const { anchors } = this.#follower.see(luma, timeMs);
    if (timeMs < this.#cutAtMs) {
      this.#lastBeforeCut = luma;
      this.#firstPicture ??= luma;
    }
    if (timeMs > this.#cutAtMs + cutGraceMs) {
      this.#trackedAfterCut = Math.max(this.#trackedAfterCut, shareOf(anchors, ['tracked']));
    }
  }

  result(): CutResult {
    const follower = new FilmFollower(this.#film.strokes, this.#seed);
    const [first, still] = [this.#firstPicture, this.#lastBeforeCut];
    let [trackedWhileStill, keptWhileStill] = [Number.NaN, Number.NaN];
    if (first && still) {
      follower.see(first, 0);
      follower.see(still, stillEveryMs);
      [trackedWhileStill, keptWhileStill] = [0, 0];
      for (let stillMs = stillEveryMs; stillMs <= stillForMs; stillMs += stillEveryMs) {
        const { anchors } = follower.see(still, stillEveryMs + stillMs);
        trackedWhileStill = Math.max(trackedWhileStill, shareOf(anchors, ['tracked']));
        if (stillMs > stillLimitMs) keptWhileStill = Math.max(keptWhileStill, shareOf(anchors, ['tracked', 'held']));
      }
    }
    return { trackedAfterCut: this.#trackedAfterCut, trackedWhileStill, keptWhileStill };
  }
}
