/** The values that an axis names: round steps from at or below `least` to at or above `greatest`. */
export function ticks(least: number, greatest: number, about = 5): number[] {
  const rough = Math.max(greatest - least, 1e-9) / about;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10) * magnitude;
  const first = Math.floor(least / step);
  const last = Math.ceil(greatest / step);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
