import type { ParticipantId, Permission } from '@scrubline/contract';
import { mayBeGranted } from '../command/standing.ts';
import type { RoomEvent } from '../room/room-event.ts';
import type { RoomState } from '../room/room-state.ts';
import { isTaken } from '../room/seat.ts';
import { theatre } from './random-events.ts';

const sendsOut: ReadonlySet<string> = new Set(['sent-away', 'not-admitted', 'sent-too-much']);

/** Who was given and who lost what, in the order of the words, kept without any of the room's rules. */
export class CommandLedger {
  #step = 0;
  readonly #acts = new Set<string>();
  readonly #begun = new Map<
    string,
    { step: number; participantId: ParticipantId; permissions: readonly Permission[] }
  >();
  readonly #given = new Map<string, number>();
  readonly #taken = new Map<string, number>();
  readonly #sentOut = new Set<ParticipantId>();

  note(event: RoomEvent, before: RoomState, after: RoomState): void {
    this.#step += 1;
    if (event.event === 'begin-grant') {
      const [gift] = event.gifts;
      if (gift) this.#begun.set(event.grantId, { step: this.#step, ...gift });
    }
    if (event.event === 'finish-grant' && event.kept) this.#noteKept(event.grantId);
    if (event.event === 'take-away') this.#noteTaken(event, before);
    if (event.event === 'admit') this.#noteAdmitted(event, before);
    for (const { participantId, presence } of after.seats.values()) {
      const was = before.seats.get(participantId);
      if (presence.phase !== 'gone' || !was || !isTaken(was)) continue;
      this.#forget(participantId);
      if (sendsOut.has(presence.reason)) this.#sentOut.add(participantId);
    }
  }

  /** Whether somebody was sent out, and nobody has let them in since. */
  mustAsk(participantId: ParticipantId): boolean {
    return participantId !== theatre && this.#sentOut.has(participantId);
  }

  /** Whether somebody may hold it, having a ticket that says so or not. */
  mayHold(participantId: ParticipantId, permission: Permission, isOnTicket: boolean): boolean {
    const given = this.#given.get(`${participantId} ${permission}`) ?? -1;
    const taken = this.#taken.get(`${participantId} ${permission}`) ?? -1;
    if (given > taken) return true;
    return isOnTicket && taken === -1 && permission !== 'control-camera';
  }

  #noteAdmitted(
    { participantId, visitId, admitted }: Extract<RoomEvent, { event: 'admit' }>,
    { seats }: RoomState,
  ): void {
    if (admitted && seats.get(participantId)?.visitId === visitId) this.#sentOut.delete(participantId);
  }

  #noteKept(grantId: string): void {
    const grant = this.#begun.get(grantId);
    this.#begun.delete(grantId);
    if (!grant || grant.participantId === theatre) return;
    for (const permission of grant.permissions.filter((one) => mayBeGranted(one, 'specialist'))) {
      // It counts from when the theatre said it: what was taken since then is the later word.
      const key = `${grant.participantId} ${permission}`;
      // What is granted anew is withheld from the ticket no longer.
      if ((this.#taken.get(key) ?? 0) < grant.step) this.#taken.delete(key);
      this.#given.set(key, Math.max(grant.step, this.#given.get(key) ?? 0));
    }
  }

  #noteTaken({ act }: Extract<RoomEvent, { event: 'take-away' }>, { seats }: RoomState): void {
    if (this.#acts.has(act.actId)) return;
    this.#acts.add(act.actId);
    for (const participantId of seats.keys()) {
      const isMeant = act.from.who === 'everybody' || act.from.participantId === participantId;
      if (!isMeant || participantId === theatre) continue;
      for (const permission of act.permissions) this.#taken.set(`${participantId} ${permission}`, this.#step);
    }
  }

  /** Whoever leaves keeps what was taken, and nothing that was given or is on its way. */
  #forget(participantId: ParticipantId): void {
    for (const key of this.#given.keys()) {
      if (key.startsWith(`${participantId} `)) this.#given.delete(key);
    }
    for (const [grantId, grant] of this.#begun) if (grant.participantId === participantId) this.#begun.delete(grantId);
  }
}
