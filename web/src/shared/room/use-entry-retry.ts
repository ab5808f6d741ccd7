import { ContractError, type ErrorCode } from '@scrubline/contract';
import { useEffect } from 'react';
import type { ApiErrorCode } from '../api/api-error-codes.ts';
import { ApiRefusedError } from '../api/call-api.ts';
import type { LiveRoomHandle } from '../media/use-live-room.ts';
import { refusalOf } from './refusal-of.ts';

const retryEveryMs = 5_000;

/** Answers that stay the same until somebody does something about them. */
const permanent: ReadonlySet<ErrorCode | ApiErrorCode> = new Set([
  'not-found',
  'not-permitted',
  'client-too-old',
  'consultation-ended',
  'rig-revoked',
  'rig-unknown',
]);

export function mayHelpToRetry(refusal: unknown): boolean {
  if (refusal instanceof ContractError || refusal instanceof ApiRefusedError) return !permanent.has(refusal.code);
  return refusal !== null;
}

/** For a page that nobody sits at: after a refused entry it tries again by itself. */
export function useEntryRetry({ entry, connection, join }: LiveRoomHandle): void {
  const refusal = refusalOf(entry, connection);
  useEffect(() => {
    if (!mayHelpToRetry(refusal)) return;
    const timer = setTimeout(join, retryEveryMs);
    return () => clearTimeout(timer);
  }, [refusal, join]);
}
