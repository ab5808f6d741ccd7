import { grantablePermissions, isTheatre, type ParticipantRole, type Permission } from '@scrubline/contract';

/** What the theatre has changed about somebody's permissions. Nothing is in both. */
export interface Standing {
  /** Beyond the ticket, for this stay. */
  readonly granted: readonly Permission[];
  /** Withheld from every ticket until it is granted anew. */
  readonly revoked: readonly Permission[];
}

/** At most one participant holds it; nobody keeps it over an interruption, and no ticket brings it. */
export const cameraControl: Permission = 'control-camera';

/**
 * What somebody holds who takes a seat: never more than the ticket and the theatre's grants, and nothing that the theatre
 * took: from the theatre itself nothing is taken. The control of the camera is granted by the theatre to somebody present, or not held at all.
 */
export function permissionsOnSeat(ticket: readonly Permission[], { granted, revoked }: Standing): Permission[] {
  if (isTheatre({ permissions: ticket })) return without(ticket, [cameraControl]);
  return without([...new Set([...ticket, ...granted])], [...revoked, cameraControl]);
}

/** Grants that last over a newer session of the same stay: those that its role can hold. */
export function keptGrants(granted: readonly Permission[], role: ParticipantRole): Permission[] {
  return granted.filter((permission) => permission !== cameraControl && mayBeGranted(permission, role));
}

export function mayBeGranted(permission: Permission, role: ParticipantRole): boolean {
  const grantable: readonly Permission[] = grantablePermissions[role];
  return grantable.includes(permission);
}

export const without = (all: readonly Permission[], some: readonly Permission[]): Permission[] =>
  all.filter((one) => !some.includes(one));
