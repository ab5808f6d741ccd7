import {
  ContractError,
  type FrameIdentity,
  type ParticipantId,
  type RoomId,
  type Still,
  type StillReason,
  stillPieceBytes,
} from '@scrubline/contract';
import type { FrameVerdicts } from '../annotation/frame-verdicts.ts';
import type { Cancel, Clock } from '../clock.ts';
import type { StillHistory } from '../history/still-history.ts';
import type { LiveRoom } from '../room/live-room.ts';
import { RecentStills } from './recent-stills.ts';
import { type SentPiece, StillIntake } from './still-intake.ts';

/** A rig writes a JPEG within 50 ms; the rest is for a line that is full. */
const stillLimitMs = 5_000;

/** What a still is taken for, and by whom. */
export interface StillPurpose {
  readonly reason: StillReason;
  readonly takenBy: ParticipantId;
  readonly takenByName: string;
}

export interface StillPiece {
  readonly still: Still;
  readonly piece: Uint8Array<ArrayBuffer>;
}

interface Wanted {
  readonly purpose: StillPurpose;
  readonly arrival: Promise<Still>;
  /** From here on time does not run out any more: it is all there. */
  readonly arrived: () => void;
  readonly settle: (outcome: Still | ContractError) => void;
}

const keyOf = (roomId: RoomId, { feedId, capturedAt }: FrameIdentity): string => `${roomId} ${feedId}@${capturedAt}`;

/** Stills of very frames: asked of the rig, kept, and given to everybody in the room. */
export class Stills {
  readonly #history: StillHistory;
  readonly #frames: Pick<FrameVerdicts, 'settle'>;
  readonly #clock: Clock;
  readonly #wanted = new Map<string, Wanted>();
  /** By who sends it: one each. */
  readonly #unfinished = new Map<string, StillIntake>();
  readonly #recent = new RecentStills();

  constructor(history: StillHistory, frames: Pick<FrameVerdicts, 'settle'>, clock: Clock) {
    this.#history = history;
    this.#frames = frames;
    this.#clock = clock;
  }

  /**
   * The still of a frame; kept when it resolves.
   *
   * @throws {ContractError} `frame-gone`; `frame-unconfirmed` when the rig sends nothing in time; `store-unavailable`
   */
  async take(room: LiveRoom, frame: FrameIdentity, purpose: StillPurpose): Promise<Still> {
    const { roomId } = room.state;
    const key = keyOf(roomId, frame);
    const known = this.#recent.find(key) ?? (await this.#history.stillPiece(roomId, frame, { from: 0, length: 1 }));
    if (known) return known.still;
    const underway = this.#wanted.get(key);
    if (underway) return underway.arrival;
    const { arrival } = this.#want(key, purpose);
    room.apply({ event: 'want-still', frame });
    return arrival;
  }

  /** @throws {ContractError} `not-found` for a still that nobody asked for; `payload-invalid`; `store-unavailable` */
  async accept(room: LiveRoom, sender: ParticipantId, sent: SentPiece): Promise<void> {
    const { roomId, feeds } = room.state;
    const wanted = this.#wanted.get(keyOf(roomId, sent.frame));
    const content = feeds.get(sent.frame.feedId)?.content;
    if (!wanted || content?.kind !== 'picture') throw new ContractError('not-found');
    const bytes = this.#collect(`${roomId} ${sender}`, sent);
    if (!bytes) return;
    wanted.arrived();
    const { frame, hash } = sent;
    const taken = { frame, hash, cameraSource: content.cameraSource, byteLength: bytes.length };
    try {
      const still = await this.#history.keepStill(roomId, { still: taken, bytes, ...wanted.purpose });
      if (still.hash === hash) this.#recent.add(keyOf(roomId, frame), { still, bytes });
      this.#frames.settle(frame, true);
      wanted.settle(still);
    } catch (error) {
      wanted.settle(error instanceof ContractError ? error : new ContractError('internal', { cause: error }));
      throw error;
    }
  }

  miss(roomId: RoomId, frame: FrameIdentity): void {
    this.#wanted.get(keyOf(roomId, frame))?.settle(new ContractError('frame-gone'));
  }

  /** @throws {ContractError} `not-found`, `store-unavailable` */
  async piece(roomId: RoomId, frame: FrameIdentity, index: number): Promise<StillPiece> {
    const range = { from: index * stillPieceBytes, length: stillPieceBytes };
    const recent = this.#recent.find(keyOf(roomId, frame));
    const found = recent
      ? { still: recent.still, piece: recent.bytes.subarray(range.from, range.from + range.length) }
      : await this.#history.stillPiece(roomId, frame, range);
    if (!found || found.piece.length === 0) throw new ContractError('not-found');
    return { still: found.still, piece: new Uint8Array(found.piece) };
  }

  #collect(sender: string, sent: SentPiece): Buffer | null {
    const before = this.#unfinished.get(sender);
    const intake = before?.isOf(sent) ? before : new StillIntake(sent);
    this.#unfinished.delete(sender);
    const bytes = intake.add(sent);
    if (!bytes) this.#unfinished.set(sender, intake);
    return bytes;
  }

  #want(key: string, purpose: StillPurpose): Wanted {
    let cancel: Cancel = () => {};
    const { promise, resolve, reject } = Promise.withResolvers<Still>();
    const settle = (outcome: Still | ContractError) => {
      cancel();
      this.#wanted.delete(key);
      if (outcome instanceof ContractError) reject(outcome);
      else resolve(outcome);
    };
    cancel = this.#clock.after(stillLimitMs, () => settle(new ContractError('frame-unconfirmed')));
    const wanted = { purpose, arrival: promise, arrived: () => cancel(), settle };
    this.#wanted.set(key, wanted);
    return wanted;
  }
}
