import { type ConsumerId, ContractError, type TransportDirection, type TransportId } from '@scrubline/contract';
import { Allowance } from './allowance.ts';

/** What one visit has at the media-server. An id that is not in here is somebody else's, or nobody's. */
export class Holdings {
  readonly transportAllowance = new Allowance(10);
  /** Six camera sources, each perhaps being replaced by another camera. */
  readonly feedAllowance = new Allowance(12);
  readonly consumerAllowance = new Allowance(64);
  /** By label. */
  readonly #sourceAllowances = new Map<string, Allowance>();
  readonly #transports = new Map<TransportId, TransportDirection>();
  /** Each with the feed or the signals that it receives. */
  readonly #consumers = new Map<ConsumerId, string>();

  /** One picture of a source, and perhaps the one that it replaces: a camera of another size is another feed. */
  sourceAllowance(label: string): Allowance {
    const allowance = this.#sourceAllowances.get(label) ?? new Allowance(2);
    this.#sourceAllowances.set(label, allowance);
    return allowance;
  }

  get transportCount(): number {
    return this.#transports.size;
  }

  addTransport(transportId: TransportId, direction: TransportDirection): void {
    this.#transports.set(transportId, direction);
  }

  /** @throws {ContractError} `not-found` */
  requireTransport(transportId: TransportId, direction?: TransportDirection): void {
    const own = this.#transports.get(transportId);
    if (!own || (direction && own !== direction)) throw new ContractError('not-found');
  }

  /** Forgets consumers whose source has ended, for they ended with it. */
  countConsumers(livingSources: ReadonlySet<string>): number {
    for (const [consumerId, source] of this.#consumers) {
      if (!livingSources.has(source)) this.#consumers.delete(consumerId);
    }
    return this.#consumers.size;
  }

  addConsumer(consumerId: ConsumerId, source: string): void {
    this.#consumers.set(consumerId, source);
  }

  /** @throws {ContractError} `not-found` */
  requireConsumer(consumerId: ConsumerId): void {
    if (!this.#consumers.has(consumerId)) throw new ContractError('not-found');
  }

  removeConsumer(consumerId: ConsumerId): void {
    this.#consumers.delete(consumerId);
  }
}
