import { ContractError, contractVersion, Handshake } from '@scrubline/contract';
import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Rate } from '../guards/rate.ts';
import type { History } from '../history/history.ts';
import type { Rooms } from '../room/rooms.ts';
import { type Entitlement, isTaken } from '../room/seat.ts';
import { refusingHolder } from './holder-refused.ts';
import type { ResumeTokens, Returning } from './resume-tokens.ts';
import type { VerifiedTicket, VerifyTicket } from './verify-ticket.ts';

/** Who stands at the door: somebody new, or somebody who comes back to a visit. */
export interface Admitted {
  readonly entitlement: Entitlement;
  readonly visitId: string | null;
}

export interface Door {
  readonly clock: Clock;
  readonly history: History;
  readonly rooms: Rooms;
  readonly tokens: ResumeTokens;
  readonly verifyTicket: VerifyTicket;
  /** Until all who were in before a restart have their seats again, nobody new could be told from them. */
  readonly isOpen: () => boolean;
  /** Handshakes by participant. */
  readonly handshakes: Rate;
}

const Version = z.object({ contractVersion: z.literal(contractVersion) });
/** socket.io adds these two when it tries to recover a connection; they prove nothing about who is asking. */
const WithRecovery = z.looseObject({ pid: z.unknown().optional(), offset: z.unknown().optional() });
const Credentials = z.object({ ticket: z.unknown().optional(), resumeToken: z.unknown().optional() });

/**
 * Decides about a handshake. A ticket is marked as used before anybody comes in with it.
 * @throws {ContractError} `client-too-old`, `ticket-*`, `resume-refused`, `too-many-requests` or `store-unavailable`;
 * a `HolderRefused` once it is proven who asks
 */
export async function authenticate(auth: unknown, door: Door): Promise<Admitted> {
  const handshake = readHandshake(auth);
  if (!door.isOpen()) throw new ContractError('store-unavailable');
  if ('resumeToken' in handshake) {
    const { resumeToken } = handshake;
    const owner = door.tokens.find(resumeToken);
    if (!owner) throw new ContractError('resume-refused');
    return refusingHolder(owner.entitlement, () => comeBack(resumeToken, owner, door));
  }
  const now = door.clock.now();
  const verified = await door.verifyTicket(handshake.ticket, now);
  return refusingHolder(verified.entitlement, () => comeIn(verified, now, door));
}

async function comeIn({ jti, expiresAt, entitlement }: VerifiedTicket, now: number, door: Door): Promise<Admitted> {
  await requireCalm(entitlement, door);
  const isFirstUse = await door.history.markTicketUsed({ jti, usedAt: new Date(now), expiresAt });
  if (!isFirstUse) throw new ContractError('ticket-used');
  return { entitlement, visitId: null };
}

async function comeBack(resumeToken: string, owner: Returning, door: Door): Promise<Admitted> {
  // Before the token is used up: whoever comes too often comes again with it.
  await requireCalm(owner.entitlement, door);
  const returning = door.tokens.redeem(resumeToken);
  if (!returning || (returning.visitId && !isSeatKept(returning, door.rooms)))
    throw new ContractError('resume-refused');
  // One that never joined has no seat for the newcomer to take; it must not join as well.
  if (!returning.visitId) returning.end('replaced-by-newer-session');
  return { entitlement: returning.entitlement, visitId: returning.visitId };
}

async function requireCalm({ roomId, participantId }: Entitlement, { handshakes }: Door): Promise<void> {
  if (!(await handshakes.spend(`${roomId} ${participantId}`))) throw new ContractError('too-many-requests');
}

function isSeatKept({ entitlement, visitId }: Returning, rooms: Rooms): boolean {
  const seat = rooms.find(entitlement.roomId)?.state.seats.get(entitlement.participantId);
  return seat !== undefined && isTaken(seat) && seat.visitId === visitId;
}

function readHandshake(auth: unknown): Handshake {
  if (!Version.safeParse(auth).success) throw new ContractError('client-too-old');
  const { pid: _pid, offset: _offset, ...own } = WithRecovery.parse(auth);
  const handshake = Handshake.safeParse(own);
  if (handshake.success) return handshake.data;
  const { ticket, resumeToken } = Credentials.parse(own);
  throw new ContractError(ticket === undefined && resumeToken === undefined ? 'ticket-missing' : 'ticket-invalid');
}
