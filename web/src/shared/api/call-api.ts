import { ContractError } from '@scrubline/contract';
import type { z } from 'zod';
import { type ApiErrorCode, ApiRefusal } from './api-error-codes.ts';

/** Web said no, and why. */
export class ApiRefusedError extends Error {
  override readonly name = 'ApiRefusedError';
  readonly code: ApiErrorCode;

  constructor(code: ApiErrorCode) {
    super(code);
    this.code = code;
  }
}

interface ApiCall<Reply extends z.ZodType> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly reply: Reply;
  readonly body?: unknown;
  readonly authorization?: string;
}

/**
 * Asks one of web's own routes and reads its answer.
 * @throws {ApiRefusedError} when it refuses
 * @throws {ContractError} `connection-lost` when it cannot be reached
 */
export async function callApi<Reply extends z.ZodType>(call: ApiCall<Reply>): Promise<z.output<Reply>> {
  const response = await fetch(call.path, {
    method: call.method,
    headers: {
      ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(call.authorization ? { authorization: call.authorization } : {}),
    },
    body: call.body === undefined ? null : JSON.stringify(call.body),
  }).catch((cause: unknown) => {
    throw new ContractError('connection-lost', { cause });
  });
  const answer: unknown = await response.json().catch(() => null);
  const reply = call.reply.safeParse(answer);
  if (response.ok && reply.success) return reply.data;
  throw new ApiRefusedError(ApiRefusal.safeParse(answer).data?.code ?? 'internal');
}
