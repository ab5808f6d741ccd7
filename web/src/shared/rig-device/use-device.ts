import { useCallback, useEffect, useState } from 'react';
import { ApiRefusedError } from '../api/call-api.ts';
import type { RigToday } from '../api/rig-api.ts';
import { type DeviceIdentity, forgetIdentity, loadIdentity } from './device-identity.ts';
import { readLive, readShown } from './live-consultation.ts';
import { fetchToday } from './rig-requests.ts';

export type DeviceState =
  | { readonly phase: 'loading' }
  | { readonly phase: 'unpaired' }
  | { readonly phase: 'failed'; readonly error: unknown }
  | ({ readonly phase: 'paired' } & PairedDevice);

export interface PairedDevice {
  readonly identity: DeviceIdentity;
  readonly today: RigToday;
}

export interface Device {
  readonly state: DeviceState;
  /** Asks again: after pairing, after a failure, and when the day may have changed. */
  readonly refresh: () => void;
}

const refreshEveryMs = 60_000;
/** A theatre that was started before its network waits for nobody's touch. */
const tryAgainEveryMs = 5_000;

/** Answers that mean: this browser is nobody's rig any more. */
const unpairedCodes: ReadonlySet<string> = new Set(['rig-unknown', 'rig-revoked']);

/** This browser as a theatre's computer: paired or not, and what is planned in its theatre today. */
export function useDevice(): Device {
  const [state, setState] = useState<DeviceState>({ phase: 'loading' });
  const refresh = useCallback(() => {
    readDevice().then(
      (read) => setState((before) => (isKept(before, read) ? before : read)),
      // A working page is not thrown away because one refresh failed.
      (error: unknown) => setState((before) => (before.phase === 'paired' ? before : { phase: 'failed', error })),
    );
  }, []);
  useEffect(refresh, [refresh]);
  const hasFailed = state.phase === 'failed';
  useEffect(() => {
    const timer = setInterval(refresh, hasFailed ? tryAgainEveryMs : refreshEveryMs);
    return () => clearInterval(timer);
  }, [refresh, hasFailed]);
  return { state, refresh };
}

/** Who is no rig any more enters no room again, but a running operation is not cut off by it. */
const isKept = (before: DeviceState, read: DeviceState): boolean =>
  before.phase === 'paired' && read.phase === 'unpaired' && (readLive() ?? readShown()) !== null;

async function readDevice(): Promise<DeviceState> {
  const identity = await loadIdentity();
  if (!identity) return { phase: 'unpaired' };
  try {
    return { phase: 'paired', identity, today: await fetchToday(identity) };
  } catch (error) {
    if (!(error instanceof ApiRefusedError) || !unpairedCodes.has(error.code)) throw error;
    await forgetIdentity();
    return { phase: 'unpaired' };
  }
}
