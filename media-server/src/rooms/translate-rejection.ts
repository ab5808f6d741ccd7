import { ContractError } from '@scrubline/contract';
import type { Logger } from '@scrubline/service-kit';
import { errors } from 'mediasoup';

/**
 * Waits for mediasoup. What it refuses, the asker hears as an error code.
 * @throws {ContractError} `payload-invalid`, `not-found`, or `media-unavailable` when the worker is gone
 */
export async function translateRejection<Value>(pending: Promise<Value>, logger: Logger): Promise<Value> {
  try {
    return await pending;
  } catch (error) {
    const code = codeOf(error);
    logger.warn({ err: error, code }, 'refused by the worker');
    throw new ContractError(code, { cause: error });
  }
}

function codeOf(error: unknown): 'media-unavailable' | 'not-found' | 'payload-invalid' {
  if (error instanceof errors.WorkerClosedError) return 'media-unavailable';
  if (error instanceof errors.NotFoundError) return 'not-found';
  return 'payload-invalid';
}
