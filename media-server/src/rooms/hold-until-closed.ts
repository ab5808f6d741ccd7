import { ContractError } from '@scrubline/contract';

interface Closable {
  readonly closed: boolean;
  readonly observer: { once(event: 'close', listener: () => void): unknown };
  close(): void;
}

/**
 * Keeps a new object under its id until it closes, by whatever cause.
 *
 * @param requireRoom throws when its owner may hold no more: others may have been made while this one was
 * @throws {ContractError} `not-found` when what it was made in has closed meanwhile, `payload-invalid` when the id is
 * taken, or what `requireRoom` throws; the object is closed then
 */
export function holdUntilClosed<Id, Held extends Closable>(
  held: Map<Id, Held>,
  id: Id,
  created: Held,
  parent: { readonly closed: boolean },
  requireRoom: () => void,
): void {
  try {
    if (parent.closed) throw new ContractError('not-found');
    if (held.has(id)) throw new ContractError('payload-invalid');
    requireRoom();
  } catch (refusal) {
    created.close();
    throw refusal;
  }
  held.set(id, created);
  created.observer.once('close', () => held.delete(id));
}

/** @throws {ContractError} `not-found`, for an id of another room too */
export function find<Id, Held>(held: ReadonlyMap<Id, Held>, id: Id): Held {
  const found = held.get(id);
  if (!found) throw new ContractError('not-found');
  return found;
}
