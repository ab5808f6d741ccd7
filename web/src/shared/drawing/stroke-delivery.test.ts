import { ContractError, type ErrorCode, FeedId, type Stroke, StrokeId } from '@scrubline/contract';
import { beforeEach, expect, it } from 'vitest';
import { createStrokeDelivery, deliveredWithinMs } from './stroke-delivery.ts';

const stroke = (id: string): Stroke => ({
  strokeId: StrokeId.parse(id),
  drawnOn: { feedId: FeedId.parse('feed-1'), capturedAt: 1 },
  color: 'cyan',
  mark: { tool: 'pen', points: [[0.5, 0.5, 0.5]] },
  boundTo: 'tissue',
});

let answers: (ErrorCode | 'ok')[];
let told: string[];
let refused: ErrorCode[];
let now: number;
let timers: (() => void)[];

beforeEach(() => {
  [answers, told, refused, timers] = [[], [], [], []];
  now = 0;
});

const open = () =>
  createStrokeDelivery({
    draw: async ({ strokeId }) => {
      told.push(`draw ${strokeId}`);
      const answer = answers.shift() ?? 'ok';
      if (answer !== 'ok') throw new ContractError(answer);
    },
    erase: async (strokeId) => told.push(`erase ${strokeId}`),
    onRefused: (code) => refused.push(code),
    now: () => now,
    after: (delayMs, work) => {
      timers.push(() => {
        now += delayMs;
        work();
      });
      return () => undefined;
    },
  });

/** Everything that is due, and what becomes due by it. */
async function settle(): Promise<void> {
  do {
    timers.shift()?.();
    await new Promise((over) => setImmediate(over));
  } while (timers.length > 0);
}

it('is told again after a cut, until it is there', async () => {
  answers = ['connection-lost', 'reply-timeout', 'frame-unconfirmed'];
  const delivery = open();
  delivery.deliver(stroke('one'));
  expect(delivery.pending.get().size).toBe(1);
  await settle();
  expect(told).toEqual(Array(4).fill('draw one'));
  expect(delivery.pending.get().size).toBe(0);
  expect(refused).toEqual([]);
});

it('is given up in words: at once when the frame is gone, and in the end when nobody answers', async () => {
  answers = ['frame-gone'];
  const delivery = open();
  delivery.deliver(stroke('one'));
  await settle();
  expect([told.length, refused]).toEqual([1, ['frame-gone']]);
  answers = Array(1_000).fill('store-unavailable');
  delivery.deliver(stroke('two'));
  await settle();
  expect(refused).toEqual(['frame-gone', 'store-unavailable']);
  expect(now).toBeGreaterThanOrEqual(deliveredWithinMs);
  expect(delivery.pending.get().size).toBe(0);
});

it('that is undone on its way is erased when it is there, and nobody hears of a refusal', async () => {
  answers = ['connection-lost', 'ok', 'frame-gone'];
  const delivery = open();
  delivery.deliver(stroke('one'));
  delivery.undo(StrokeId.parse('one'));
  expect(delivery.pending.get().size).toBe(0);
  await settle();
  expect(told).toEqual(['draw one', 'draw one', 'erase one']);
  delivery.deliver(stroke('two'));
  delivery.undo(StrokeId.parse('two'));
  await settle();
  expect(refused).toEqual([]);
});

it('that is there is erased at once', async () => {
  const delivery = open();
  delivery.undo(StrokeId.parse('one'));
  await settle();
  expect(told).toEqual(['erase one']);
});
