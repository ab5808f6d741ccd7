import { ContractError, type LeaveReason, type ParticipantId, Permission, type RoomId } from '@scrubline/contract';
import {
  closeAbandonedVisits,
  closeRoomVisit,
  connectDatabase,
  endConsultation,
  forgetGrants,
  grantPermissions,
  markTicketUsed,
  readStandings,
  recordMute,
  recordRoomVisit,
  revokePermissions,
  updateRoomVisit,
  wasMuted,
} from '@scrubline/database';
import type { Logger } from '@scrubline/service-kit';
import type { Clock } from '../clock.ts';
import type { Gift } from '../command/grant-rules.ts';
import type { Entitlement } from '../room/seat.ts';
import { type KeptVisitRow, readKeptVisits } from './kept-visits.ts';
import { Unwritten } from './unwritten.ts';

/** Longer than the database ever takes; after it the asker is told that it cannot be kept. */
const storeLimitMs = 5_000;

export interface OpenedVisit {
  readonly visitId: string;
  readonly wasMuted: boolean;
  /** What the theatre took from this participant, before or while they were here. */
  readonly revoked: readonly Permission[];
}

export interface History {
  /** @returns false when the ticket was used before. @throws {ContractError} `store-unavailable` */
  markTicketUsed(ticket: { jti: string; usedAt: Date; expiresAt: Date }): Promise<boolean>;
  /** Durable before it resolves. @throws {ContractError} `store-unavailable` */
  openVisit(entitlement: Entitlement): Promise<OpenedVisit>;
  /** Durable before it resolves, for all or for nobody. @throws {ContractError} `store-unavailable` */
  keepGrants(roomId: RoomId, gifts: readonly Gift[]): Promise<void>;
  /** These take effect whether or not the database can be reached, and are written as soon as it can. */
  rememberMute(visitId: string, muted: boolean): void;
  closeVisit(visitId: string, reason: LeaveReason): void;
  revoke(roomId: RoomId, gift: Gift): void;
  forgetGrants(roomId: RoomId, participantId: ParticipantId): void;
  endConsultation(roomId: RoomId): void;
  /** What its predecessor had when it died. @throws {ContractError} `store-unavailable` */
  keptVisits(): Promise<readonly KeptVisitRow[]>;
  /** Ends what the predecessor left open, `except` what was given back. */
  closeAbandonedVisits(except: readonly string[]): void;
  rememberResumeToken(visitId: string, resumeTokenHash: string): void;
  /** Whether the last thing written or asked went well. */
  isReachable(): boolean;
  close(): Promise<void>;
}

export function openHistory(databaseUrl: string, clock: Clock, logger: Logger): History {
  const { database, close } = connectDatabase(databaseUrl, logger);
  let isReachable = true;

  const tracked = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      const result = await withinLimit(work, clock);
      isReachable = true;
      return result;
    } catch (error) {
      isReachable = false;
      throw error;
    }
  };
  const durably = async <Result>(work: Promise<Result>): Promise<Result> => {
    try {
      return await tracked(work);
    } catch (error) {
      logger.error({ err: error }, 'history could not be kept');
      throw new ContractError('store-unavailable', { cause: error });
    }
  };
  const unwritten = new Unwritten(clock, logger);
  const eventually = (write: () => Promise<void>) => unwritten.add(() => tracked(write()));

  const startedAt = new Date(clock.now());

  return {
    markTicketUsed: (ticket) => durably(markTicketUsed(database, ticket)),
    async openVisit({ issuedAt, admission, ...entitled }) {
      const joinedAt = new Date(clock.now());
      const muted = await durably(wasMuted(database, entitled));
      const standings = await durably(readStandings(database, entitled.roomId));
      const standing = standings.find(({ participantId }) => participantId === entitled.participantId);
      const admitted = admission === 'direct';
      const visit = { ...entitled, joinedAt, muted, admitted, ticketIssuedAt: new Date(issuedAt) };
      const visitId = await durably(recordRoomVisit(database, visit));
      return { visitId, wasMuted: muted, revoked: Permission.array().parse(standing?.revoked ?? []) };
    },
    keepGrants: (roomId, of) =>
      durably(grantPermissions(database, { roomId, of, changedAt: new Date(clock.now()), audit: [] })),
    revoke(roomId, gift) {
      const changedAt = new Date(clock.now());
      eventually(() => revokePermissions(database, { roomId, of: [gift], changedAt, audit: [] }));
    },
    forgetGrants(roomId, participantId) {
      const changedAt = new Date(clock.now());
      eventually(() => forgetGrants(database, { roomId, participantId, changedAt }));
    },
    endConsultation(roomId) {
      const endedAt = new Date(clock.now());
      eventually(async () => void (await endConsultation(database, { consultationId: roomId, endedAt })));
    },
    rememberMute: (id, muted) => eventually(() => recordMute(database, { id, muted })),
    closeVisit(id, reason) {
      const leftAt = new Date(clock.now());
      eventually(() => closeRoomVisit(database, { id, leftAt, leaveReason: reason }));
    },
    keptVisits: () => durably(readKeptVisits(database, clock.now())),
    closeAbandonedVisits(except) {
      const abandoned = { joinedBefore: startedAt, leftAt: startedAt, leaveReason: 'service-stopped', except };
      eventually(() => closeAbandonedVisits(database, abandoned));
    },
    rememberResumeToken: (id, resumeTokenHash) => eventually(() => updateRoomVisit(database, id, { resumeTokenHash })),
    isReachable: () => isReachable,
    async close() {
      await unwritten.settle();
      await close();
    },
  };
}

function withinLimit<Result>(work: Promise<Result>, clock: Clock): Promise<Result> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(storeLimitMs, () => reject(new Error('the database did not answer in time')));
    work.then(resolve, reject).finally(cancel);
  });
}
