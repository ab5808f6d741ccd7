import type { Unit } from '../measurement/measurement.ts';
import { figureOf, percentile, worstOf } from '../measurement/statistics.ts';
import { words } from '../report/words.ts';
import type { AfterReturn, SignalingTrial, WorkerTrial } from './recovery-trials.ts';
import type { Findings } from './scenario.ts';

const goalBackMs = 3_000;

export function findingsOfRecovery(signaling: readonly SignalingTrial[], workers: readonly WorkerTrial[]): Findings {
  const returns: readonly AfterReturn[] = [...signaling, ...workers];
  const backMs = workers.map((trial) => trial.backMs ?? Number.POSITIVE_INFINITY);
  const worst = <Trial>(trials: readonly Trial[], unit: Unit, value: (trial: Trial) => number) =>
    worstOf(trials.map(value), unit);
  return {
    runs: returns.length,
    samples: returns.length,
    metrics: {
      signalingLostPackets: worst(signaling, 'count', ({ lostPackets }) => lostPackets),
      signalingAddedFreezes: figureOf(
        signaling.map(({ addedFreezes }) => addedFreezes),
        'count',
      ),
      signalingDecodedRateShare: figureOf(
        signaling.map(({ decodedRateShare }) => decodedRateShare),
        'share',
      ),
      signalingDownMs: figureOf(
        signaling.map(({ downMs }) => downMs),
        'ms',
      ),
      workerBackP95Ms: { ...figureOf(backMs, 'ms'), value: percentile(backMs, 0.95) },
      otherRoomGapMs: worst(workers, 'ms', ({ otherRoomGapMs }) => otherRoomGapMs),
      otherRoomPresentedGapMs: worst(workers, 'ms', ({ otherRoomPresentedGapMs }) => otherRoomPresentedGapMs),
      changedParticipants: worst(returns, 'count', ({ changedParticipants }) => changedParticipants),
      gainedRights: worst(returns, 'count', ({ gainedRights }) => gainedRights),
      doubledTiles: worst(returns, 'count', ({ doubledTiles, doubledFeeds }) => doubledTiles + doubledFeeds),
      mutedVoicePackets: worst(returns, 'count', ({ mutedVoicePackets }) => mutedVoicePackets),
      trials: figureOf([returns.length], 'count'),
    },
    floor: null,
    ratio: null,
    plots: [
      {
        title: words('媒体进程被强行结束之后', 'After the death of a media worker'),
        caption: words(
          `从进程被强行结束，到专家屏幕上的画面重新走动（第十帧新画面）。虚线是目标：95% 不超过 ${goalBackMs} ms。`,
          `From the kill to a moving picture on the specialist’s screen (the tenth new frame). The dashed line is the goal for 95 of 100: ${goalBackMs} ms.`,
        ),
        xLabel: words('第几次', 'Trial'),
        yLabel: words('画面恢复时间（ms）', 'Time to a moving picture (ms)'),
        marks: 'dots',
        limitY: goalBackMs,
        series: [
          {
            name: words('本房间的画面', 'Picture of its room'),
            points: backMs.flatMap((value, index) => (Number.isFinite(value) ? [[index + 1, value]] : [])),
          },
          {
            name: words('其他房间数据包的最长间隔', 'Longest gap of packets in another room'),
            points: workers.map(({ otherRoomGapMs }, index) => [index + 1, otherRoomGapMs]),
          },
        ],
      },
    ],
  };
}
