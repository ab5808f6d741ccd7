import type { PictureAge } from './picture-age.ts';

export interface PresentedFrame {
  /** Milliseconds on this page's clock. */
  readonly presentedAt: number;
  readonly width: number;
  readonly height: number;
  readonly age: PictureAge;
}

/** What a caption says of a picture. Times in milliseconds, rate in frames per second. */
export interface PictureReading {
  readonly width: number;
  readonly height: number;
  readonly frameRate: number;
  readonly age: PictureAge;
  readonly lastFrameAt: number;
  /** The longest time without a new frame within the window. */
  readonly longestGapMs: number;
}

const windowMs = 1_000;
/** The age shown is the median of these latest frames: steady enough to read, recent enough to be true. */
const agedFrames = 9;

export interface FrameStatistics {
  readonly add: (frame: PresentedFrame) => void;
  readonly read: (now: number) => PictureReading | null;
}

export function createFrameStatistics(): FrameStatistics {
  let frames: PresentedFrame[] = [];
  return {
    add: (frame) => {
      frames = [...frames.filter(({ presentedAt }) => presentedAt > frame.presentedAt - windowMs), frame];
    },
    read: (now) => {
      const last = frames.at(-1);
      if (!last) return null;
      const recent = frames.filter(({ presentedAt }) => presentedAt > now - windowMs);
      return {
        width: last.width,
        height: last.height,
        frameRate: recent.length / (windowMs / 1_000),
        age: medianAge(frames.slice(-agedFrames)),
        lastFrameAt: last.presentedAt,
        longestGapMs: longestGap(recent, now),
      };
    },
  };
}

function medianAge(frames: readonly PresentedFrame[]): PictureAge {
  const latest = frames.at(-1)?.age ?? { kind: 'unknown', reason: 'no-capture-time' };
  if (latest.kind === 'unknown') return latest;
  const ages = frames.flatMap(({ age }) => (age.kind === 'known' ? [age.ageMs] : [])).sort((a, b) => a - b);
  return { ...latest, ageMs: ages[Math.floor(ages.length / 2)] ?? latest.ageMs };
}

function longestGap(frames: readonly PresentedFrame[], now: number): number {
  const times = [...frames.map(({ presentedAt }) => presentedAt), now];
  return times.slice(1).reduce((longest, time, index) => Math.max(longest, time - (times[index] ?? time)), 0);
}
