import type { ConsultationOfPerson } from '@scrubline/database';

/** Where a consultation stands at a moment. Minutes are whole and never negative. */
export type Standing =
  | { readonly phase: 'running'; readonly minutesSinceStart: number }
  | { readonly phase: 'soon'; readonly minutesToStart: number }
  | { readonly phase: 'late'; readonly minutesLate: number }
  | { readonly phase: 'later'; readonly plannedMinutes: number; readonly opensAt: Date }
  | { readonly phase: 'finished'; readonly endedAt: Date }
  | { readonly phase: 'not-started' };

export interface DayRow {
  readonly consultation: ConsultationOfPerson;
  readonly standing: Standing;
  /** Only a theatre that is not over, and not too far ahead, can be entered. */
  readonly mayEnter: boolean;
}
