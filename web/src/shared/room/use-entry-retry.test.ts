import { ContractError } from '@scrubline/contract';
import { describe, expect, it } from 'vitest';
import { ApiRefusedError } from '../api/call-api.ts';
import { mayHelpToRetry } from './use-entry-retry.ts';

describe('an unattended page that was not let in', () => {
  it('tries again after what may pass', () => {
    expect(mayHelpToRetry(new ContractError('connection-lost'))).toBe(true);
    expect(mayHelpToRetry(new ApiRefusedError('internal'))).toBe(true);
    expect(mayHelpToRetry(new TypeError('Failed to fetch'))).toBe(true);
  });

  it('does not after an answer that stays, nor while it is inside', () => {
    expect(mayHelpToRetry(new ApiRefusedError('rig-revoked'))).toBe(false);
    expect(mayHelpToRetry(new ContractError('client-too-old'))).toBe(false);
    expect(mayHelpToRetry(null)).toBe(false);
  });
});
