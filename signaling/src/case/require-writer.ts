import { ContractError, mayWrite } from '@scrubline/contract';
import type { Seat } from '../room/seat.ts';

/** @throws {ContractError} `not-permitted` for whoever only watches */
export function requireWriter(seat: Seat): void {
  if (!mayWrite(seat)) throw new ContractError('not-permitted');
}
