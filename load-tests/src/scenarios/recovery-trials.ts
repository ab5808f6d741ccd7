import { setTimeout as wait } from 'node:timers/promises';
import { longestGap } from '../participants/rtp-stream.ts';
import type { PictureRow } from '../picture-watch/picture-row.ts';
import { pidOf, workerPidAt } from '../product/processes.ts';
import type { RunningProduct } from '../product/start-product.ts';
import { addedFreezes, backAfterMs, changeOf, decodedPerS, type StandingChange } from './recovery-rules.ts';
import type { RecoveryStage } from './recovery-stage.ts';

/** What every death is judged by: who is in the room afterwards, with what, seen and heard how. */
export interface AfterReturn extends StandingChange {
  /** Tiles of one picture beyond the first. */
  readonly doubledTiles: number;
  /** Of the specialist, who is muted; nobody else has a voice. */
  readonly mutedVoicePackets: number;
}

export interface SignalingTrial extends AfterReturn {
  readonly downMs: number;
  readonly lostPackets: number;
  readonly addedFreezes: number;
  readonly decodedRateShare: number;
}

export interface WorkerTrial extends AfterReturn {
  /** Null when no moving picture came back in time. */
  readonly backMs: number | null;
  readonly otherRoomGapMs: number;
  readonly otherRoomPresentedGapMs: number;
}

const calmMs = 3_000;
/** Packets and pictures of a span have arrived so long after it. */
const arrivedMs = 500;
const pictureLimitMs = 15_000;
const collectEveryMs = 200;
/** What others notice of a worker's death, they notice in this time. */
const aftermathMs = 4_000;
const restartLimitMs = 90_000;

/** `kill -9` of signaling, until everybody is back. */
export async function killSignaling(stage: RecoveryStage): Promise<SignalingTrial> {
  const { product, specialist } = stage;
  const before = await stage.look();
  const { span } = await stage.otherRoom(before);
  await specialist.pictures();
  const calmFrom = Date.now();
  await wait(calmMs);
  const diedAt = Date.now();
  const pid = await pidOf(product, 'signaling');
  process.kill(pid, 'SIGKILL');
  await untilStartedAnew(product, pid);
  const downMs = Date.now() - diedAt;
  const after = await stage.look();
  const backAt = Date.now();
  await wait(arrivedMs);
  const rows = await specialist.pictures();
  const rateBefore = decodedPerS(rows, calmFrom, diedAt);
  return {
    ...changeOf(before.standing, after.standing),
    doubledTiles: await doubledTiles(stage),
    mutedVoicePackets: after.voicePackets,
    downMs,
    lostPackets: (await span(diedAt, backAt)).lost,
    addedFreezes: addedFreezes(rows, { calmFromMs: calmFrom, diedAtMs: diedAt, backAtMs: backAt }),
    decodedRateShare: decodedPerS(rows, diedAt, backAt) / rateBefore,
  };
}

/** `kill -9` of the worker that carries the theatre's room, until its picture moves again. */
export async function killWorker(stage: RecoveryStage): Promise<WorkerTrial> {
  const { product, specialist } = stage;
  const before = await stage.look();
  const { span, picture } = await stage.otherRoom(before);
  const pid = await workerPidAt(product, before.webRtcPort);
  await specialist.pictures();
  await picture.presented();
  const diedAt = Date.now();
  const endsAt = diedAt + aftermathMs;
  process.kill(pid, 'SIGKILL');
  const backMs = await untilMoving(stage, diedAt);
  await wait(Math.max(0, endsAt + arrivedMs - Date.now()));
  const presented = (await picture.presented()).filter((moment) => moment >= diedAt && moment < endsAt);
  const after = await stage.look();
  return {
    ...changeOf(before.standing, after.standing),
    doubledTiles: await doubledTiles(stage),
    mutedVoicePackets: after.voicePackets,
    backMs,
    otherRoomGapMs: (await span(diedAt, endsAt)).longestGapMs,
    otherRoomPresentedGapMs: longestGap([diedAt, ...presented, endsAt]),
  };
}

async function untilMoving({ specialist }: RecoveryStage, diedAt: number): Promise<number | null> {
  const rows: PictureRow[] = [];
  while (Date.now() - diedAt < pictureLimitMs) {
    rows.push(...(await specialist.pictures()));
    const backMs = backAfterMs(rows, diedAt);
    if (backMs !== null) return backMs;
    await wait(collectEveryMs);
  }
  return null;
}

async function untilStartedAnew(product: RunningProduct, formerPid: number): Promise<void> {
  const giveUpAt = performance.now() + restartLimitMs;
  while (performance.now() < giveUpAt) {
    const pid = await pidOf(product, 'signaling').catch(() => formerPid);
    const health = await fetch(`http://127.0.0.1:${product.signalingPort}/health`).catch(() => null);
    if (pid !== formerPid && health?.ok) return;
    await wait(collectEveryMs);
  }
  throw new Error('signaling was not started again');
}

const doubledTiles = async ({ specialist }: RecoveryStage): Promise<number> =>
  Math.max(0, (await specialist.page.locator('[data-camera-source="endoscope"] video').count()) - 1);
