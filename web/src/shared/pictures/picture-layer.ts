/** A picture may be drawn this much larger than it comes before anybody sees it. */
const enoughShare = 0.8;

/** Lines of each layer of a picture, the smallest first: each has twice the lines of the one before. */
export const layerLines = (wholeLines: number, layers: number): readonly number[] =>
  Array.from({ length: layers }, (_, index) => wholeLines / 2 ** (layers - 1 - index));

/**
 * The smallest layer that looks whole at the size it is shown at. It changes up as soon as the one that comes is too
 * small, and down only when a smaller one is fully enough, so that no size lies on an edge.
 * @param shownLines device pixels, not those of the layout
 * @param lines of each layer, the smallest first
 */
export function layerFor(shownLines: number, lines: readonly number[], current: number | null): number {
  const least = (share: number) => {
    const found = lines.findIndex((lineCount) => lineCount >= shownLines * share);
    return found === -1 ? lines.length - 1 : found;
  };
  const enough = least(enoughShare);
  if (current === null || enough > current) return enough;
  return Math.min(current, least(1));
}
