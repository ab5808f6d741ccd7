import { StrokeId } from '@scrubline/contract';
import { expect, it } from 'vitest';
import { createTissueOrders, type TissueStroke } from './tissue-orders.ts';
import type { TissueOrder } from './tissue-words.ts';

const strokeOf = (points: number, isFinished: boolean): TissueStroke => ({
  strokeId: StrokeId.parse('0123abcd'),
  mark: { tool: 'pen', points: Array.from({ length: points }, (_, index) => [index / 100, 0.5, 0.5]) },
  capturedAt: 1_000,
  isFinished,
});

/** @param stillComesAt the attempt at which the still is there */
function openOrders({ rtpTimestamp = 77, stillComesAt = 1 }: { rtpTimestamp?: number | null; stillComesAt?: number }) {
  const told: TissueOrder[] = [];
  const waits: { delayMs: number; work: () => void }[] = [];
  let asked = 0;
  const orders = createTissueOrders({
    tell: (order) => told.push(order),
    captureTimes: { of: () => null, find: () => rtpTimestamp, inPlace: Promise.resolve() },
    stillOf: () => {
      asked += 1;
      return asked < stillComesAt ? Promise.reject(new Error('not there')) : Promise.resolve(new Blob([]));
    },
    after: (delayMs, work) => waits.push({ delayMs, work }),
  });
  const said = () => told.map(({ order, ...rest }) => ('stroke' in rest ? [order, rest.stroke.isFinished] : [order]));
  return { orders, waits, said };
}

it('a stroke is told of at its beginning, as it grows, and when it is finished', () => {
  const { orders, said } = openOrders({});
  for (const points of [1, 3, 9, 10]) orders.follow([strokeOf(points, false)], 0);
  orders.follow([strokeOf(10, true)], 0);
  orders.follow([strokeOf(10, true)], 0);
  expect(said()).toEqual([
    ['follow', false],
    ['follow', false],
    ['follow', true],
  ]);
});

it('a beginning is kept as long as its page may tell of the whole, a finished stroke no longer than it is there', () => {
  const { orders, said } = openOrders({});
  orders.follow([strokeOf(1, false)], 0);
  orders.follow([], 20_000);
  expect(said()).toEqual([['follow', false]]);
  orders.follow([strokeOf(2, true)], 21_000);
  orders.follow([], 21_001);
  expect(said().slice(1)).toEqual([['follow', true], ['forget']]);
  const another = openOrders({});
  another.orders.follow([strokeOf(1, false)], 0);
  another.orders.follow([], 31_000);
  expect(another.said().at(-1)).toEqual(['forget']);
});

it('a stroke whose frame nobody saw here is looked for by its still, which may come later', async () => {
  const { orders, waits, said } = openOrders({ rtpTimestamp: null, stillComesAt: 2 });
  orders.follow([strokeOf(3, false)], 0);
  orders.follow([strokeOf(3, true)], 0);
  await expect.poll(() => waits.length).toBe(1);
  waits[0]?.work();
  await expect.poll(said).toEqual([['seek', true]]);
});

it('a stroke whose frame has gone is looked for by its still, unless it was taken back meanwhile', async () => {
  const { orders, waits, said } = openOrders({ stillComesAt: 2 });
  orders.follow([strokeOf(3, true)], 0);
  orders.frameIsMissing('0123abcd');
  await expect.poll(() => waits.length).toBe(1);
  orders.follow([], 0);
  waits[0]?.work();
  expect(said()).toEqual([['follow', true], ['forget']]);
});
