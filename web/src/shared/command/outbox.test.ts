import { ActId, ContractError } from '@scrubline/contract';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDelivery } from './deliver-outbox.ts';
import { type OutboxEntry, openOutbox } from './outbox.ts';

const day = 24 * 3_600_000;
const entry = (id: string, actedAt = 0): OutboxEntry => ({
  request: 'command:take-away',
  payload: { actId: ActId.parse(id), from: { who: 'everybody' }, permissions: ['point'], mute: false, actedAt },
});

/** What a browser keeps, without a browser; the stories use a real one. */
function openStorage(content = new Map<string, string>()) {
  return {
    getItem: (key: string) => content.get(key) ?? null,
    setItem: (key: string, value: string) => void content.set(key, value),
    removeItem: (key: string) => void content.delete(key),
  };
}

afterEach(() => vi.useRealTimers());

describe('an outbox', () => {
  it('outlives its page, until what is in it was told', () => {
    const storage = openStorage();
    const before = openOutbox(storage, 'key', 0);
    before.add(entry('one'));
    before.add(entry('two'));
    before.remove(entry('one'));
    expect(openOutbox(storage, 'key', 0).entries()).toEqual([entry('two')]);
    before.remove(entry('two'));
    expect(storage.getItem('key')).toBeNull();
  });

  it('belongs to one participant in one room', () => {
    const storage = openStorage();
    openOutbox(storage, 'here', 0).add(entry('one'));
    expect(openOutbox(storage, 'there', 0).entries()).toEqual([]);
  });

  it('forgets what a room was never told that is long over, and what is not its own', () => {
    const storage = openStorage();
    openOutbox(storage, 'key', 0).add(entry('one'));
    expect(openOutbox(storage, 'key', 8 * day).entries()).toEqual([]);
    storage.setItem('key', '{"not": "ours"}');
    expect(openOutbox(storage, 'key', 0).entries()).toEqual([]);
  });

  it('works for as long as its page when the browser keeps nothing', () => {
    const refuses = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const outbox = openOutbox({ getItem: () => null, setItem: refuses, removeItem: refuses }, 'key', 0);
    outbox.add(entry('one'));
    expect(outbox.entries()).toHaveLength(1);
  });
});

describe('the delivery of an outbox', () => {
  it('tells again until the server answers, and each act once at a time', async () => {
    vi.useFakeTimers();
    const outbox = openOutbox(openStorage(), 'key', 0);
    outbox.add(entry('one'));
    const asked: string[] = [];
    const answers = [new ContractError('connection-lost'), new ContractError('reply-timeout'), null];
    const ask = async ({ request }: OutboxEntry) => {
      asked.push(request);
      const answer = answers[asked.length - 1];
      if (answer) throw answer;
    };
    const over: unknown[] = [];
    const delivery = createDelivery(outbox, ask, (told, code) => over.push([told, code]));
    delivery.deliver();
    delivery.deliver();
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toHaveLength(3);
    expect(over).toEqual([[entry('one'), null]]);
    expect(outbox.entries()).toEqual([]);
  });

  it('ends with a refusal that would stay the same', async () => {
    const outbox = openOutbox(openStorage(), 'key', 0);
    outbox.add(entry('one'));
    const ask = async () => {
      throw new ContractError('not-permitted');
    };
    const over: unknown[] = [];
    createDelivery(outbox, ask, (_told, code) => over.push(code)).deliver();
    await vi.waitFor(() => expect(over).toEqual(['not-permitted']));
    expect(outbox.entries()).toEqual([]);
  });
});
