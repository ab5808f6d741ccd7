/**
 * Shows how far a step is.
 *
 * @callback Say
 * @param {string} line
 * @param {'stays'} [kept] a line that a person should still find afterwards
 * @returns {void}
 */

/**
 * One thing that has to be there before the product can start.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {() => boolean | Promise<boolean>} isDone
 * @property {(say: Say) => Promise<unknown>} run
 * @property {string} advice What to do when it fails.
 */

/** A failure that knows better than its step what a person can do. */
export class StepFailure extends Error {
  /**
   * @param {string} message
   * @param {string} advice
   */
  constructor(message, advice) {
    super(message);
    this.advice = advice;
  }
}

const quietLimitMs = 10_000;
const seconds = (/** @type {number} */ durationMs) => `${(durationMs / 1000).toFixed(1)} s`;

/**
 * Prints each step with its time; one that fails with which, why and what to do.
 *
 * @param {string} title of the table with all times
 */
export function beginSteps(title) {
  /** @type {{ name: string, durationMs: number, outcome: string }[]} */
  const timings = [];
  const note = (/** @type {string} */ name, /** @type {number} */ startedAt, /** @type {string} */ outcome) => {
    const durationMs = performance.now() - startedAt;
    timings.push({ name, durationMs, outcome });
    console.log(`✓ ${name}: ${outcome} (${seconds(durationMs)})`);
  };

  /**
   * @template Result
   * @param {string} name
   * @param {string} advice
   * @param {(say: Say) => Promise<Result>} work
   * @returns {Promise<Result>}
   */
  async function doStep(name, advice, work) {
    const startedAt = performance.now();
    const progress = showProgress(name);
    try {
      const result = await work(progress.say);
      progress.end();
      note(name, startedAt, 'done');
      return result;
    } catch (error) {
      progress.end();
      explain(name, advice, error);
      throw error;
    }
  }

  return {
    do: doStep,
    /** @param {Step} step done only when it has to be */
    async ensure({ name, isDone, run, advice }) {
      const startedAt = performance.now();
      const isThere = await Promise.resolve()
        .then(isDone)
        .catch((error) => {
          explain(name, advice, error);
          throw error;
        });
      if (isThere) note(name, startedAt, 'already there');
      else await doStep(name, advice, run);
    },
    printTable() {
      const width = Math.max(...timings.map(({ name }) => name.length));
      console.log(`\n${title}:`);
      for (const { name, durationMs, outcome } of timings) {
        console.log(`  ${name.padEnd(width)}  ${seconds(durationMs).padStart(8)}  ${outcome}`);
      }
      console.log('');
    },
  };
}

/**
 * @param {string} name
 * @param {string} advice
 * @param {unknown} error
 */
function explain(name, advice, error) {
  // Somebody stopped it: that is no failure.
  if (error instanceof Error && error.name === 'AbortError') return;
  const why = error instanceof Error ? error.message : String(error);
  const whatToDo = error instanceof StepFailure ? error.advice : advice;
  console.error(`\n✗ ${name} failed.\n${why}\n\nWhat to do: ${whatToDo}`);
}

/**
 * How far a long step is: one line that is written over on a terminal, else a line now and then.
 *
 * @param {string} name
 */
function showProgress(name) {
  const startedAt = performance.now();
  const onTerminal = process.stdout.isTTY;
  let lastLine = '';
  const show = () => {
    const elapsed = `${Math.round((performance.now() - startedAt) / 1000)} s`;
    const line = `… ${name}: ${elapsed}  ${lastLine}`;
    if (onTerminal) process.stdout.write(`\r\x1b[2K${line.slice(0, process.stdout.columns - 1)}`);
    else console.log(line.slice(0, 160));
  };
  const first = setTimeout(show, 1_000);
  const timer = setInterval(show, onTerminal ? 1_000 : quietLimitMs);
  return {
    /** @type {Say} */
    say(line, kept) {
      lastLine = line.trim() || lastLine;
      if (kept) console.log(`${onTerminal ? '\r\x1b[2K' : ''}  ${lastLine}`);
    },
    end() {
      clearTimeout(first);
      clearInterval(timer);
      if (onTerminal) process.stdout.write('\r\x1b[2K');
    },
  };
}
