import { ContractError } from '@scrubline/contract';
import type { Logger } from '@scrubline/service-kit';

/** What must hold of something that a client sent, by names that a log can carry. */
export type Rules<Sent> = Readonly<Record<string, (sent: Sent) => boolean>>;

/** The name of the first rule that does not hold; `null` when all do. */
export function brokenRule<Sent>(rules: Rules<Sent>, sent: Sent): string | null {
  return Object.entries(rules).find(([, holds]) => !holds(sent))?.[0] ?? null;
}

/** @throws {ContractError} `payload-invalid`, before a worker has heard of it */
export function requireAll<Sent>(rules: Rules<Sent>, sent: Sent, logger: Logger): void {
  const broken = brokenRule(rules, sent);
  if (broken === null) return;
  logger.warn({ rule: broken }, 'refused before the worker');
  throw new ContractError('payload-invalid');
}

export const areDistinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
