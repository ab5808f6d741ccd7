import type { AuditedFacts, ErrorCode, LeaveReason, ParticipantId, RoomId } from '@scrubline/contract';
import type { Answered, CarriedOut } from '@scrubline/service-kit';
import type { Clock } from '../clock.ts';
import type { AuditNote, JournalEntry } from '../journal/journal-entry.ts';
import type { Entitlement } from '../room/seat.ts';
import { actorOf, auditNoteOf, serviceActor, unknownActor } from './audit-note.ts';
import { Refusals } from './refusals.ts';

/** What gives: the database keeps it together with its audit row before it is answered. */
const given: ReadonlySet<string> = new Set([
  'room:join',
  'room:admit',
  'command:grant',
  'annotation:draw',
  'freeze:hold',
  'checklist:mark',
  'note:write',
  'note:mark-moment',
  'chat:send',
]);
const isKeptWithItsRow = ({ request, facts }: CarriedOut): boolean => given.has(request) && facts.admitted !== false;

/** While the database is away for hours, whoever is refused all the time fills neither disk nor memory. */
const mostWaiting = 20_000;

/** The part of the journal that the audit writes to. */
export interface AuditJournal {
  enter(entry: JournalEntry): void;
  kept(): Promise<void>;
  readonly waitingCount: number;
}

/** Somebody in a room, or on the way into one. */
type Who = Pick<Entitlement, 'participantId' | 'role' | 'roomId'>;

interface Where {
  readonly roomId: RoomId;
  readonly participantId: ParticipantId;
}

/** Who did what to whom, and how it ended: told by the gate and by the rooms, delivered by the journal. */
export class AuditTrail {
  readonly #journal: AuditJournal;
  readonly #clock: Clock;
  readonly #refusals: Refusals;

  constructor(journal: AuditJournal, clock: Clock) {
    this.#journal = journal;
    this.#clock = clock;
    const summary = { actor: unknownActor, action: 'request:refused', outcome: 'too-many-requests' };
    const keep = (...parameters: Parameters<typeof auditNoteOf>) => this.#keep(auditNoteOf(...parameters));
    const isFull = () => journal.waitingCount > mostWaiting;
    this.#refusals = new Refusals({ clock, summary, keep, isFull });
  }

  /** The row of a request that is kept in the same transaction as what it gives. */
  noteOf(who: Who, { request, facts }: CarriedOut): AuditNote {
    const deed = { actor: actorOf(who), action: request, outcome: 'ok', roomId: who.roomId, facts };
    return auditNoteOf(deed, this.#clock.now());
  }

  /** On this machine's disk when it resolves, and some time later in the database. */
  async carriedOut(who: Who, deed: CarriedOut): Promise<void> {
    if (!isKeptWithItsRow(deed)) this.#keep(this.noteOf(who, deed));
    await this.#journal.kept();
  }

  answered(who: Who & { readonly sessionId: string }, { request, outcome, facts }: Answered): void {
    if (outcome === 'ok') return;
    const deed = { actor: actorOf(who), action: request, outcome, roomId: who.roomId };
    this.#refusals.add(who.sessionId, { ...deed, ...(facts && { facts }) });
  }

  /** @param who by a ticket's signature or a token of ours; whoever proved nothing is nobody */
  handshakeRefused(code: ErrorCode, who?: Who): void {
    this.#turnedAway('session:open', code, who);
  }

  /** Of a connection that had no seat, or keeps it. @param who whose session came by it, if one did */
  connectionCutOff(why: 'sent-too-much' | 'payload-too-large', who?: Who): void {
    this.#turnedAway('session:cut-off', why, who);
  }

  /** What nobody asked for: an interruption, a coming back. */
  happened(action: string, where: Where): void {
    this.#noteOfService(action, where, 'ok');
  }

  /** Whoever was cut off for a flood did not simply leave: that is a refusal of all they went on to send. */
  left(where: Where, reason: LeaveReason): void {
    this.#noteOfService('room:left', where, reason === 'sent-too-much' ? reason : 'ok', { reason });
  }

  /** What was counted together until now is kept as it is. */
  flush(): void {
    this.#refusals.flush();
  }

  #turnedAway(action: string, outcome: string, who?: Who): void {
    const [key, actor] = who ? [`${who.roomId} ${who.participantId}`, actorOf(who)] : ['', unknownActor];
    this.#refusals.add(key, { actor, action, outcome, ...(who && { roomId: who.roomId }) });
  }

  #noteOfService(action: string, { roomId, participantId }: Where, outcome: string, facts: AuditedFacts = {}): void {
    const deed = { actor: serviceActor, action, outcome, roomId, facts: { ...facts, subjectId: participantId } };
    this.#keep(auditNoteOf(deed, this.#clock.now()));
  }

  #keep(note: AuditNote): void {
    this.#journal.enter({ wrote: 'audited', note });
  }
}
