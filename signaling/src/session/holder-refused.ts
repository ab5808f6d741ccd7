import { ContractError, type ErrorCode } from '@scrubline/contract';
import type { Entitlement } from '../room/seat.ts';

/** The door's refusal of somebody who has proven who they are, by web's signature or by a token of ours. */
export class HolderRefused extends ContractError {
  readonly holder: Entitlement;

  constructor(code: ErrorCode, holder: Entitlement, options?: ErrorOptions) {
    super(code, options);
    this.holder = holder;
  }
}

/** Whatever `work` refuses, it refuses to this holder. @throws {HolderRefused} with the code of its ContractError */
export async function refusingHolder<Result>(holder: Entitlement, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    throw new HolderRefused(error.code, holder, { cause: error });
  }
}
