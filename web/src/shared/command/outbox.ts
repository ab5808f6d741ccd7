import { commandRequests, ParticipantId, TakeAway } from '@scrubline/contract';
import { z } from 'zod';

/** What the theatre has done already and the server must still be told. */
export const OutboxEntry = z.discriminatedUnion('request', [
  z.strictObject({ request: z.literal('command:take-away'), payload: TakeAway }),
  z.strictObject({
    request: z.literal('command:log-all-hear'),
    payload: commandRequests['command:log-all-hear'].payload,
  }),
  z.strictObject({
    request: z.literal('command:send-away'),
    payload: TakeAway.pick({ actId: true, actedAt: true }).extend({ participantId: ParticipantId }),
  }),
]);
export type OutboxEntry = z.infer<typeof OutboxEntry>;

/** The durable list of one participant in one room. It survives a reload of the page. */
export interface Outbox {
  readonly entries: () => readonly OutboxEntry[];
  readonly add: (entry: OutboxEntry) => void;
  readonly remove: (entry: OutboxEntry) => void;
}

/** An operation is long over then, and its room with it. */
const keptForMs = 7 * 24 * 3_600_000;

export const entryKey = ({ request, payload }: OutboxEntry): string =>
  `${request} ${payload.actId} ${'active' in payload ? payload.active : ''}`;

/**
 * @param storage the browser's; when it is full or forbidden the list lives as long as the page
 * @param now milliseconds since 1970
 */
export function openOutbox(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>, key: string, now: number) {
  let kept = read(storage, key).filter(({ payload }) => now - payload.actedAt < keptForMs);
  const write = (entries: readonly OutboxEntry[]): void => {
    kept = [...entries];
    try {
      if (kept.length > 0) storage.setItem(key, JSON.stringify(kept));
      else storage.removeItem(key);
    } catch {
      // Told to the server from memory all the same.
    }
  };
  const outbox: Outbox = {
    entries: () => kept,
    add: (entry) => write([...kept, entry]),
    remove: (entry) => write(kept.filter((other) => entryKey(other) !== entryKey(entry))),
  };
  return outbox;
}

function read(storage: Pick<Storage, 'getItem'>, key: string): OutboxEntry[] {
  try {
    return z.array(OutboxEntry).parse(JSON.parse(storage.getItem(key) ?? '[]'));
  } catch {
    return [];
  }
}
