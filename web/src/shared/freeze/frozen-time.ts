import { clockTime } from '../../i18n/clock-time.ts';

const two = (value: number) => `${Math.floor(value)}`.padStart(2, '0');

/** On the wall of the theatre, to the millisecond: 10:28:58.382. Time zones differ by whole minutes. */
export function frozenTime(capturedAt: number, timeZone: string): string {
  const inMinute = ((capturedAt % 60_000) + 60_000) % 60_000;
  const milliseconds = `${Math.floor(inMinute % 1_000)}`.padStart(3, '0');
  return `${clockTime(new Date(capturedAt), timeZone)}:${two(inMinute / 1_000)}.${milliseconds}`;
}

/** Minutes and seconds: 00:16. */
export function sinceWords(elapsedMs: number): string {
  const seconds = Math.max(0, elapsedMs / 1_000);
  return `${two(seconds / 60)}:${two(seconds % 60)}`;
}
