/** Close together at first, because single signals get lost; then as often as it takes for a newcomer to hear it soon. */
const firstDelaysMs = [0, 40, 80, 160, 320, 640];
const steadyDelayMs = 1_000;

/** Says something at once and again and again, until it is stopped. */
export function startRepeating(say: () => void): () => void {
  let said = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = (): void => {
    say();
    said += 1;
    timer = setTimeout(again, firstDelaysMs[said] ?? steadyDelayMs);
  };
  again();
  return () => clearTimeout(timer);
}

/** Says something a few times, so that at least one of them arrives. */
export function sayFewTimes(say: () => void): void {
  for (const delayMs of firstDelaysMs) setTimeout(say, delayMs);
}
