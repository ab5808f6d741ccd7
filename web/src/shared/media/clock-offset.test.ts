import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClockOffset } from './clock-offset.ts';

/** A ping whose way there and back take their own time, to a peer whose clock is ahead. */
const ping = (offsetMs: number, sentAt: number, thereMs: number, backMs: number, answeringMs = 0.2) => ({
  sentAt,
  receivedAt: sentAt + thereMs + offsetMs,
  repliedAt: sentAt + thereMs + answeringMs + offsetMs,
  returnedAt: sentAt + thereMs + answeringMs + backMs,
});

describe('the clock of a peer', () => {
  it('is unknown before the first answer', () => {
    expect(createClockOffset().estimate(0)).toBeNull();
  });

  it('is exact when both ways take the same time', () => {
    const clock = createClockOffset();
    clock.add(ping(5_000, 1_000, 4, 4));
    expect(clock.estimate(1_100)?.offsetMs).toBeCloseTo(5_000, 6);
    expect(clock.estimate(1_100)?.errorBoundMs).toBeCloseTo(4, 6);
  });

  it('is taken from the quickest answer, not from the many that stood in a queue', () => {
    const clock = createClockOffset();
    for (let second = 0; second < 20; second++) clock.add(ping(5_000, second * 1_000, 3 + second * 4, 3));
    expect(clock.estimate(20_000)?.offsetMs).toBeCloseTo(5_000, 6);
  });

  it('never errs by more than it says', () => {
    const delay = fc.double({ min: 0.01, max: 500, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: -1e7, max: 1e7, noNaN: true }),
        fc.array(fc.tuple(delay, delay), { minLength: 1 }),
        (offsetMs, delays) => {
          const clock = createClockOffset();
          for (const [index, [there, back]] of delays.entries()) clock.add(ping(offsetMs, index * 1_000, there, back));
          const estimate = clock.estimate(delays.length * 1_000);
          return (
            estimate !== null &&
            Math.abs(estimate.offsetMs - offsetMs) <= estimate.errorBoundMs + 1e-6 * (1 + Math.abs(offsetMs))
          );
        },
      ),
    );
  });

  it('follows a clock that was set anew', () => {
    const clock = createClockOffset();
    clock.add(ping(5_000, 0, 1, 1));
    for (let second = 1; second <= 40; second++) clock.add(ping(9_000, second * 1_000, 3, 3));
    expect(clock.estimate(41_000)?.offsetMs).toBeCloseTo(9_000, 6);
  });

  it('is unknown again when the peer has stopped answering', () => {
    const clock = createClockOffset();
    clock.add(ping(5_000, 1_000, 4, 4));
    expect(clock.estimate(10_000)).not.toBeNull();
    expect(clock.estimate(12_000)).toBeNull();
  });

  it('does not believe an answer that came back before it was sent', () => {
    const clock = createClockOffset();
    clock.add({ sentAt: 100, receivedAt: 100, repliedAt: 200, returnedAt: 150 });
    clock.add({ sentAt: Number.NaN, receivedAt: 1, repliedAt: 1, returnedAt: 1 });
    expect(clock.estimate(200)).toBeNull();
  });
});
