import { findingsOfRecovery } from './recovery-findings.ts';
import { openRecoveryStage } from './recovery-stage.ts';
import { killSignaling, killWorker, type SignalingTrial, type WorkerTrial } from './recovery-trials.ts';
import type { Scenario } from './scenario.ts';

const trialCounts = { full: 20, short: 1 };

export const recovery: Scenario = {
  name: 'recovery',
  thresholds: [
    { metric: 'signalingLostPackets', atMost: 0 },
    { metric: 'signalingAddedFreezes', atMost: 0, atMostInShortRun: 2 },
    { metric: 'signalingDecodedRateShare', atLeast: 0.9 },
    { metric: 'workerBackP95Ms', atMost: 3_000 },
    { metric: 'otherRoomGapMs', atMost: 100 },
    { metric: 'otherRoomPresentedGapMs', atMost: 250 },
    { metric: 'changedParticipants', atMost: 0 },
    { metric: 'gainedRights', atMost: 0 },
    { metric: 'doubledTiles', atMost: 0 },
    { metric: 'mutedVoicePackets', atMost: 0 },
  ],
  run: async (thoroughness, say) => {
    const count = trialCounts[thoroughness];
    const stage = await openRecoveryStage();
    try {
      const signaling: SignalingTrial[] = [];
      const workers: WorkerTrial[] = [];
      for (let number = 1; number <= count; number++) {
        signaling.push(await killSignaling(stage));
        workers.push(await killWorker(stage));
        say(`trial ${number} of ${count}: ${describe(signaling.at(-1), workers.at(-1))}`);
      }
      return findingsOfRecovery(signaling, workers);
    } finally {
      await stage.close();
    }
  },
};

const describe = (signaling: SignalingTrial | undefined, worker: WorkerTrial | undefined): string =>
  [
    `signaling lost ${signaling?.lostPackets} packets`,
    `pictures back ${worker?.backMs?.toFixed(0) ?? 'not'} ms after the worker's death`,
    `other room ${worker?.otherRoomGapMs.toFixed(0)} ms`,
  ].join(', ');
