import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { ApiError } from './api-error.ts';

/**
 * Counts a try of this address before it is looked at, so that many at once get no more than one after the other. Give
 * a try that succeeded back with `reward`.
 * @throws {ApiError} `too-many-tries`
 */
export async function countTry(tries: RateLimiterMemory, address: string): Promise<void> {
  await tries.consume(address).catch((refused: unknown) => {
    throw refused instanceof RateLimiterRes ? new ApiError('too-many-tries') : refused;
  });
}
