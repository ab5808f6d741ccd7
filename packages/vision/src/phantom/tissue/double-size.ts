import { byteAt } from '../../typed-reads.ts';

const clampByte = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : value);

/** Between two inner neighbours b and c, with a and d beyond them: keeps edges crisper than a plain average. */
const between = (a: number, b: number, c: number, d: number): number => clampByte((9 * (b + c) - a - d + 8) >> 4);

function widen(source: Uint8Array, columns: number, rows: number): Uint8Array {
  const wide = new Uint8Array(source.length * 2);
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    const last = start + columns - 1;
    for (let at = start; at <= last; at++) {
      const here = byteAt(source, at);
      const next = byteAt(source, Math.min(last, at + 1));
      wide[2 * at] = here;
      wide[2 * at + 1] = between(
        byteAt(source, Math.max(start, at - 1)),
        here,
        next,
        byteAt(source, Math.min(last, at + 2)),
      );
    }
  }
  return wide;
}

/** Doubles both directions; points of the source keep their value at even columns and rows. */
export function doubleSize(source: Uint8Array, columns: number, rows: number): Uint8Array {
  const wide = widen(source, columns, rows);
  const stride = columns * 2;
  const doubled = new Uint8Array(wide.length * 2);
  for (let row = 0; row < rows; row++) {
    const above = Math.max(0, row - 1) * stride;
    const here = row * stride;
    const below = Math.min(rows - 1, row + 1) * stride;
    const farBelow = Math.min(rows - 1, row + 2) * stride;
    const target = 2 * row * stride;
    doubled.set(wide.subarray(here, here + stride), target);
    for (let column = 0; column < stride; column++) {
      doubled[target + stride + column] = between(
        byteAt(wide, above + column),
        byteAt(wide, here + column),
        byteAt(wide, below + column),
        byteAt(wide, farBelow + column),
      );
    }
  }
  return doubled;
}
