/**
 * Fetches the whole state of the room, one question at a time: a burst of broadcasts after a gap asks once, and once more
 * when the answer is older than what has been heard meanwhile.
 * @param fetch never rejects
 */
export function createResync(fetch: () => Promise<void>, isBehind: () => boolean): () => void {
  let underWay = false;
  const run = async (): Promise<void> => {
    underWay = true;
    await fetch();
    if (isBehind()) await fetch();
    underWay = false;
  };
  return () => {
    if (!underWay) void run();
  };
}
