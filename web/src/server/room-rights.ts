import { CameraSource, mayPublish, type Permission, type TicketClaims } from '@scrubline/contract';
import type { ConsultationPart, GuestPart, StaffRole } from '@scrubline/database';

/** What somebody is allowed when they enter a room: the first set, which the surgeon can change in the room. */
export type RoomRights = Pick<TicketClaims, 'role' | 'permissions' | 'admission'>;

export type RigPage = 'rig' | 'theatre-screen';

/** Whatever a theatre can show; a face is a person's. */
const rigPermissions: Permission[] = [
  ...CameraSource.exclude(['face']).options.map(mayPublish),
  'speak',
  'admit',
  'freeze',
  'command',
];

/** A theatre's own computer. Whoever stands at it holds the surgeon's authority. */
export function rightsOfRigPage(page: RigPage): RoomRights {
  return {
    role: page,
    permissions: page === 'rig' ? rigPermissions : ['admit', 'freeze', 'command'],
    admission: 'direct',
  };
}

const guidingPermissions: Permission[] = ['publish:face', 'publish:screen', 'speak', 'annotate', 'point'];

/** Which rights a person has who is named for an operation. Null: no place in its room. */
export function rightsOfPerson(role: StaffRole, part: ConsultationPart): RoomRights | null {
  const observes = part === 'observer' && (role === 'specialist' || role === 'observer');
  if (observes || role === 'observer') return { role: 'observer', permissions: [], admission: 'ask' };
  if (role !== 'specialist') return null;
  return { role: 'specialist', permissions: guidingPermissions, admission: 'direct' };
}

const advisingPermissions: Permission[] = ['publish:face', 'speak'];

/** Guests are let in by the theatre, each time; an adviser is heard and seen, and touches nothing. */
export function rightsOfGuest(part: GuestPart): RoomRights {
  if (part === 'observer') return { role: 'observer', permissions: [], admission: 'ask' };
  return { role: 'specialist', permissions: advisingPermissions, admission: 'ask' };
}
