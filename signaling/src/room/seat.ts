import type {
  CameraSource,
  ConsumerId,
  LeaveReason,
  Participant,
  ParticipantId,
  ParticipantRole,
  Permission,
  TicketClaims,
} from '@scrubline/contract';

/** What a verified ticket entitles its holder to, and when web signed it (milliseconds since 1970, whole seconds). */
export interface Entitlement extends TicketClaims {
  readonly issuedAt: number;
}

/** Only waiting and present ones have a session; an interrupted one remembers whether it had been admitted. */
export type Presence =
  | { readonly phase: 'waiting'; readonly since: number; readonly sessionId: string }
  | { readonly phase: 'present'; readonly since: number; readonly sessionId: string }
  | { readonly phase: 'interrupted'; readonly lostAt: number; readonly wasAdmitted: boolean }
  | { readonly phase: 'gone'; readonly goneAt: number; readonly reason: LeaveReason };

export interface Seat<Phase extends Presence = Presence> {
  readonly participantId: ParticipantId;
  readonly role: ParticipantRole;
  readonly displayName: string;
  /** Some of what the ticket says and the theatre granted; nothing of what it revoked. */
  readonly permissions: readonly Permission[];
  /** Asked of the theatre, and not answered yet. */
  readonly requested: readonly Permission[];
  /** The theatre's picture that they ask it to look at. */
  readonly wantsShown?: CameraSource | undefined;
  /** What the theatre gave beyond the ticket. Ends with the stay. */
  readonly granted: readonly Permission[];
  /** What the theatre took. Outlasts the stay, until it is granted anew. */
  readonly revoked: readonly Permission[];
  readonly ticketIssuedAt: number;
  /** Sent away or turned away: enters again when the theatre says so, whatever the ticket says. */
  readonly mustAsk: boolean;
  readonly muted: boolean;
  /** One stay, from joining to leaving or being replaced. Everything at the media-server is owned by the visit. */
  readonly visitId: string;
  /** The participant's open data channel at the media-server. */
  readonly signals: ConsumerId | null;
  readonly presence: Phase;
}

export type PresentSeat = Seat<Extract<Presence, { phase: 'present' }>>;
export type TakenSeat = Seat<Exclude<Presence, { phase: 'gone' }>>;

export const isPresent = (seat: Seat): seat is PresentSeat => seat.presence.phase === 'present';
export const isTaken = (seat: Seat): seat is TakenSeat => seat.presence.phase !== 'gone';

export function sessionOf(seat: Seat): string | null {
  return 'sessionId' in seat.presence ? seat.presence.sessionId : null;
}

export function isAdmitted({ presence }: Seat): boolean {
  return presence.phase === 'present' || (presence.phase === 'interrupted' && presence.wasAdmitted);
}

export const leftOnPurpose = ({ presence }: Seat): boolean => presence.phase === 'gone' && presence.reason === 'left';

/** Somebody whom a holder of `admit` has still to let in. */
export const isAsking = (seat: Seat): boolean => isTaken(seat) && !isAdmitted(seat);

/** What the others are told. */
export function participantOf(seat: TakenSeat): Participant {
  const { participantId, role, displayName, muted, wantsShown } = seat;
  return {
    participantId,
    role,
    displayName,
    permissions: [...seat.permissions],
    requested: [...seat.requested],
    ...(wantsShown && { wantsShown }),
    presence: presencePhaseOf(seat.presence),
    muted,
    signalsOpen: seat.signals !== null,
  };
}

function presencePhaseOf(presence: TakenSeat['presence']): Participant['presence'] {
  if (presence.phase === 'interrupted') return { phase: 'interrupted', lostAt: presence.lostAt };
  return { phase: presence.phase, since: presence.since };
}
