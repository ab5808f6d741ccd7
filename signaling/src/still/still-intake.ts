import { createHash } from 'node:crypto';
import { ContractError, maxStillBytes, type PayloadOf, type RoomContract, stillPieceBytes } from '@scrubline/contract';

export type SentPiece = PayloadOf<RoomContract, 'still:send'>;

const nameOf = ({ frame, hash, count }: Omit<SentPiece, 'index' | 'piece'>): string =>
  `${frame.feedId}@${frame.capturedAt} ${hash} ${count}`;

/** The one still that a sender has not finished. A piece of another one takes its place: no sender fills the memory. */
export class StillIntake {
  readonly #name: string;
  readonly #count: number;
  readonly #pieces = new Map<number, Uint8Array>();

  constructor(first: SentPiece) {
    this.#name = nameOf(first);
    this.#count = first.count;
  }

  isOf(sent: SentPiece): boolean {
    return nameOf(sent) === this.#name;
  }

  /**
   * @returns the whole still with its last piece, else null
   * @throws {ContractError} `payload-invalid`
   */
  add({ index, piece, hash }: SentPiece): Buffer | null {
    const isWhole = index === this.#count - 1 || piece.length === stillPieceBytes;
    if (index >= this.#count || this.#pieces.has(index) || !isWhole) throw new ContractError('payload-invalid');
    this.#pieces.set(index, piece);
    if (this.#pieces.size < this.#count) return null;
    const inOrder = Array.from({ length: this.#count }, (_, place) => this.#pieces.get(place) ?? new Uint8Array());
    const bytes = Buffer.concat(inOrder);
    if (bytes.length > maxStillBytes || !isJpeg(bytes) || hashOf(bytes) !== hash) {
      throw new ContractError('payload-invalid');
    }
    return bytes;
  }
}

const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** By its first and last marker (ITU-T T.81, B.1.1.3), and that a segment follows the first. */
const isJpeg = (bytes: Buffer): boolean =>
  bytes.length > 4 && bytes.readUIntBE(0, 3) === 0xffd8ff && bytes.readUInt16BE(bytes.length - 2) === 0xffd9;
