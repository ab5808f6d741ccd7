import { type RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { ApiErrorCode } from '../shared/api/api-error-codes.ts';
import { ApiError } from './api-error.ts';

/**
 * Counts a try of this address or account before it is looked at, so that many at once get no more than one after the
 * other. Give a try that succeeded back with `reward`.
 * @throws {ApiError} `too-many-tries`, or the code given
 */
export async function countTry(
  tries: RateLimiterMemory,
  key: string,
  refusal: ApiErrorCode = 'too-many-tries',
): Promise<void> {
  await tries.consume(key).catch((refused: unknown) => {
    throw refused instanceof RateLimiterRes ? new ApiError(refusal) : refused;
  });
}
