import type { ContractError } from '@scrubline/contract';

/** How a request ended: `ok`, or the code of its refusal. */
export const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'ok',
    (error: ContractError) => error.code,
  );
