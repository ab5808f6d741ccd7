import type { Day } from '@scrubline/database';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

interface PlannedTimes {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

export interface DayPlan {
  readonly finished: PlannedTimes;
  readonly running: PlannedTimes;
  readonly later: PlannedTimes;
}

/**
 * Times for one finished, one running and one later operation that all start on the day of `now`, at whatever hour
 * somebody looks: right after midnight the finished one was very short, right before it the later one is very soon.
 */
export function planDay(now: Date, day: Day): DayPlan {
  return { finished: planFinished(now, day), running: planRunning(now, day), later: planLater(now, day) };
}

function planFinished(now: Date, day: Day): PlannedTimes {
  const elapsedMs = now.getTime() - day.start.getTime();
  const wholeMorning = elapsedMs >= 10 * hourMs;
  const startsAt = after(day.start, wholeMorning ? 8 * hourMs : elapsedMs * 0.2);
  const endedAt = after(day.start, wholeMorning ? 9.5 * hourMs : elapsedMs * 0.8);
  return { startsAt, endsAt: after(endedAt, 10 * minuteMs), startedAt: startsAt, endedAt };
}

function planRunning(now: Date, day: Day): PlannedTimes {
  const wholeMinute = Math.floor(now.getTime() / minuteMs) * minuteMs;
  const startsAt = new Date(Math.max(day.start.getTime(), wholeMinute - 10 * minuteMs));
  return { startsAt, endsAt: after(now, 3 * hourMs), startedAt: startsAt, endedAt: null };
}

function planLater(now: Date, day: Day): PlannedTimes {
  const quarterMs = 15 * minuteMs;
  const wishedMs = Math.ceil((now.getTime() + 4 * hourMs) / quarterMs) * quarterMs;
  const middleMs = (now.getTime() + day.end.getTime()) / 2;
  const startsAt = new Date(wishedMs < day.end.getTime() ? wishedMs : middleMs);
  return { startsAt, endsAt: after(startsAt, 70 * minuteMs), startedAt: null, endedAt: null };
}

const after = (time: Date, durationMs: number) => new Date(time.getTime() + durationMs);
