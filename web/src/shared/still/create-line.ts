/** @returns lets what it is given run one after the other, each after a pause, whatever became of the one before */
export function createLine(pause: () => Promise<void>): <Result>(run: () => Promise<Result>) => Promise<Result> {
  let before: Promise<unknown> = Promise.resolve();
  return (run) => {
    const turn = before.then(run);
    before = turn.catch(() => undefined).then(pause);
    return turn;
  };
}
