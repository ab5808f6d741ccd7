import type { Participant, Permission } from '@scrubline/contract';

/** What the theatre has changed about somebody, as it is said to them. */
export interface StandingChanges {
  readonly granted: readonly Permission[];
  readonly taken: readonly Permission[];
  /** Asked for, and neither given nor withdrawn. */
  readonly declined: readonly Permission[];
  readonly muted: boolean;
}

/** @param withdrawn what they themselves do not ask for any more */
export function standingChanges(
  before: Participant,
  after: Participant,
  withdrawn: ReadonlySet<Permission>,
): StandingChanges {
  const missing = (some: readonly Permission[], others: readonly Permission[]) =>
    some.filter((permission) => !others.includes(permission));
  const granted = missing(after.permissions, before.permissions);
  return {
    granted,
    taken: missing(before.permissions, after.permissions),
    declined: missing(before.requested, [...after.requested, ...granted, ...withdrawn]),
    muted: after.muted && !before.muted,
  };
}
