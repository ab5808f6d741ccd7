import { setTimeout as wait } from 'node:timers/promises';
import { ParticipantId, RoomId } from '@scrubline/contract';
import { figureOf } from '../measurement/statistics.ts';
import { type EventFlooder, openEventFlooder } from '../participants/open-event-flooder.ts';
import { enterRoom, type RoomStranger } from '../participants/room-stranger.ts';
import { createTicketMint, type MintTicket } from '../participants/ticket-mint.ts';
import { type RunningProduct, startProduct } from '../product/start-product.ts';
import { ticketKeyOf } from '../product/ticket-key.ts';
import { words } from '../report/words.ts';
import { type Answers, type FloodPair, p99Of, p99RatioOf, unansweredOf } from './event-flood-rules.ts';
import type { Findings, Scenario } from './scenario.ts';

const eventsPerS = 50_000;
const neighbours = 10;
/** Far below what a page may ask, far more often than one does. */
const askEveryMs = 50;
const extents = { full: { pairs: 5, runMs: 5_000 }, short: { pairs: 3, runMs: 2_000 } };

export const eventFlood: Scenario = {
  name: 'event-flood',
  thresholds: [
    { metric: 'neighboursP99Ratio', atMost: 3 },
    { metric: 'unanswered', atMost: 0 },
    { metric: 'cutOffShare', atLeast: 1 },
  ],
  run: async (thoroughness, say) => {
    const { pairs: count, runMs } = extents[thoroughness];
    const closing: (() => unknown)[] = [];
    try {
      const product = await startProduct();
      closing.push(product.stop);
      const flooder = openEventFlooder();
      closing.push(flooder.close);
      const mint = createTicketMint(await ticketKeyOf(product));
      const stage: Stage = { product, flooder, mint, neighbours: await enterNeighbours(product, mint) };
      // What runs for the first time is slow by itself.
      await askFor(stage, runMs / 2);
      const pairs: FloodPair[] = [];
      for (let number = 1; number <= count; number++) {
        const pair = await measurePair(stage, { number, runMs });
        pairs.push(pair);
        say(
          `pair ${number} of ${count}: ${pair.flooded.sent} events${pair.flooded.isCutOff ? ', cut off' : ''}, p99 ${p99RatioOf(pair).toFixed(2)} ×`,
        );
      }
      return findingsOf(pairs);
    } finally {
      for (const close of closing.reverse()) await close();
    }
  },
};

interface Stage {
  readonly product: RunningProduct;
  readonly flooder: EventFlooder;
  readonly mint: MintTicket;
  readonly neighbours: readonly RoomStranger[];
}

const signalingUrlOf = ({ signalingPort }: RunningProduct): string => `http://127.0.0.1:${signalingPort}`;

/** Half of them in the room that is flooded, half in another. */
async function enterNeighbours(product: RunningProduct, mint: MintTicket): Promise<RoomStranger[]> {
  const entered: RoomStranger[] = [];
  for (let which = 0; which < neighbours; which++) {
    const ticket = await mint({
      ...observerIn(which % 2 === 0 ? 'flooded' : 'elsewhere'),
      participantId: ParticipantId.parse(`neighbour-${which}`),
    });
    entered.push(await enterRoom(signalingUrlOf(product), ticket));
  }
  return entered;
}

const observerIn = (room: string): Omit<Parameters<MintTicket>[0], 'participantId'> =>
  ({
    roomId: RoomId.parse(room),
    role: 'observer',
    displayName: 'Demo',
    permissions: [],
    admission: 'direct',
  }) as const;

async function measurePair(stage: Stage, { number, runMs }: { number: number; runMs: number }): Promise<FloodPair> {
  const quiet = await askFor(stage, runMs);
  const ticket = await stage.mint({ ...observerIn('flooded'), participantId: ParticipantId.parse(`flood-${number}`) });
  const signalingUrl = signalingUrlOf(stage.product);
  const [beside, flooded] = await Promise.all([
    askFor(stage, runMs),
    stage.flooder.flood({ signalingUrl, ticket, eventsPerS, durationMs: runMs }),
  ]);
  return { quiet, beside, flooded };
}

async function askFor({ neighbours }: Stage, runMs: number): Promise<Answers> {
  const waitsMs: number[] = [];
  let unanswered = 0;
  const until = performance.now() + runMs;
  const askAll = async (neighbour: RoomStranger, which: number) => {
    await wait((askEveryMs * which) / neighbours.length);
    while (performance.now() < until) {
      const askedAt = performance.now();
      await neighbour.snapshot().then(
        () => waitsMs.push(performance.now() - askedAt),
        () => {
          unanswered += 1;
        },
      );
      await wait(Math.max(0, askedAt + askEveryMs - performance.now()));
    }
  };
  await Promise.all(neighbours.map(askAll));
  return { waitsMs, unanswered };
}

function findingsOf(pairs: readonly FloodPair[]): Findings {
  const over = (value: (pair: FloodPair) => number) => pairs.map(value);
  const floods = over(({ flooded }) => flooded.sent);
  return {
    runs: pairs.length,
    samples: pairs.reduce((sum, { quiet, beside }) => sum + quiet.waitsMs.length + beside.waitsMs.length, 0),
    metrics: {
      neighboursP99Ratio: figureOf(over(p99RatioOf), 'ratio'),
      neighboursP99Ms: figureOf(
        over(({ beside }) => p99Of(beside)),
        'ms',
      ),
      unanswered: figureOf([Math.max(...over(unansweredOf))], 'count'),
      neighboursLongestMs: figureOf(
        over(({ beside }) => Math.max(...beside.waitsMs)),
        'ms',
      ),
      eventsSent: figureOf(floods, 'count'),
      cutOffShare: figureOf([pairs.filter(({ flooded }) => flooded.isCutOff).length / pairs.length], 'share'),
    },
    floor: {
      neighboursP99Ms: figureOf(
        over(({ quiet }) => p99Of(quiet)),
        'ms',
      ),
    },
    ratio: { neighboursP99Ms: figureOf(over(p99RatioOf), 'ratio') },
    plots: [
      {
        title: words('其他人等待答复的时间', 'How long the others wait for an answer'),
        caption: words('每个点是一次运行中最慢的百分之一。', 'One point a run: the slowest hundredth of its answers.'),
        xLabel: words('第几对', 'Pair'),
        yLabel: words('等待时间（ms）', 'Time waited (ms)'),
        marks: 'dots',
        series: [
          {
            name: words('事件洪流之中', 'Beside the flood'),
            points: pairs.map(({ beside }, index) => [index + 1, p99Of(beside)]),
          },
          { name: words('平时', 'Quiet'), points: pairs.map(({ quiet }, index) => [index + 1, p99Of(quiet)]) },
        ],
      },
    ],
  };
}
