import { ContractError } from '@scrubline/contract';

/**
 * What one visit may hold here. Above what signaling allows (see its `Holdings`), so that signaling's refusal, which
 * people are shown, comes first.
 */
export const ownerAllowances = {
  transports: 16,
  feeds: 16,
  feedsOfOneSource: 3,
  consumers: 96,
  signalSenders: 4,
  signalReceivers: 96,
};

/** @throws {ContractError} `limit-reached` when the owner holds as many already */
export function requireAllowance(
  what: keyof typeof ownerAllowances,
  held: ReadonlyMap<unknown, { readonly appData: { readonly ownerId: string } }>,
  ownerId: string,
): void {
  const owned = [...held.values()].filter(({ appData }) => appData.ownerId === ownerId).length;
  if (owned >= ownerAllowances[what]) throw new ContractError('limit-reached');
}
