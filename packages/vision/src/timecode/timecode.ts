import { checksum } from './checksum.ts';

/** When and as which picture of its camera a picture was taken. */
export interface Timecode {
  /** Milliseconds since 1970 on the rig's clock, in steps of an eighth. */
  readonly captureTimeMs: number;
  /** Counts the camera's pictures from 0 and starts again after `frameNumberLimit`. */
  readonly frameNumber: number;
}

const timeBits = 48;
const stepsPerMs = 8;
const frameNumberBits = 12;
const checksumBits = 16;
export const frameNumberLimit = 2 ** frameNumberBits;

/** White, black at the left end and black, white at the right end tell where the strip is and how bright its cells are. */
const leftMark = [1, 0] as const;
const rightMark = [0, 1] as const;
const payloadBits = timeBits + frameNumberBits;
export const cellCount = leftMark.length + payloadBits + checksumBits + rightMark.length;

/** Cells whose value is known beforehand. */
export const markedCells = { white: [0, cellCount - 1], black: [1, cellCount - 2] } as const;

/** Most significant bit first. Division instead of shifts: 48 bits do not fit the shift operators. */
const toBits = (value: number, length: number): number[] =>
  Array.from({ length }, (_, index) => Math.floor(value / 2 ** (length - 1 - index)) % 2);

const fromBits = (bits: readonly number[]): number => bits.reduce((value, bit) => value * 2 + bit, 0);

/** The strip's cells from left to right, 1 for white. */
export function encodeTimecode({ captureTimeMs, frameNumber }: Timecode): number[] {
  const payload = [
    ...toBits(Math.round(captureTimeMs * stepsPerMs), timeBits),
    ...toBits(frameNumber % frameNumberLimit, frameNumberBits),
  ];
  return [...leftMark, ...payload, ...toBits(checksum(payload), checksumBits), ...rightMark];
}

/** What the cells say, or null when they are damaged. */
export function decodeTimecode(cells: readonly number[]): Timecode | null {
  const payload = cells.slice(leftMark.length, leftMark.length + payloadBits);
  const told = fromBits(cells.slice(leftMark.length + payloadBits, cellCount - rightMark.length));
  const marked =
    markedCells.white.every((cell) => cells[cell] === 1) && markedCells.black.every((cell) => cells[cell] === 0);
  if (!marked || told !== checksum(payload)) return null;
  return {
    captureTimeMs: fromBits(payload.slice(0, timeBits)) / stepsPerMs,
    frameNumber: fromBits(payload.slice(timeBits)),
  };
}
