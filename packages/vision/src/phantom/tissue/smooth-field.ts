import { floatAt } from '../../typed-reads.ts';
import { tissueHeight, tissueLeft, tissueTop, tissueWidth } from './tissue-extent.ts';

/**
 * Evaluates `field` at every `stepPx` only and interpolates between: slow changes of colour cost a fraction of what
 * they would at every point.
 */
export function smoothField(stepPx: number, field: (x: number, y: number) => number): (x: number, y: number) => number {
  const columns = Math.ceil(tissueWidth / stepPx) + 2;
  const rows = Math.ceil(tissueHeight / stepPx) + 2;
  const samples = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      samples[row * columns + column] = field(tissueLeft + column * stepPx, tissueTop + row * stepPx);
    }
  }
  return (x, y) => {
    const across = (x - tissueLeft) / stepPx;
    const down = (y - tissueTop) / stepPx;
    const column = across | 0;
    const row = down | 0;
    const at = row * columns + column;
    const shareX = across - column;
    const a = floatAt(samples, at);
    const b = floatAt(samples, at + 1);
    const c = floatAt(samples, at + columns);
    const d = floatAt(samples, at + columns + 1);
    const top = a + (b - a) * shareX;
    return top + (c + (d - c) * shareX - top) * (down - row);
  };
}
