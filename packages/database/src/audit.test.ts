import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type AuditEntry, appendAudit, findUnaudited, listAuditEvents } from './audit.ts';
import { chainStart } from './audit-chain.ts';
import { connectDatabase } from './database.ts';
import { readAuditHead, streamAuditEvents, verifyAudit } from './read-audit.ts';
import { auditEvent, auditHead } from './schema.ts';
import { openTestNetwork, type TestNetwork } from './test-network.ts';

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork();
});
afterAll(() => network.close());
beforeEach(async () => {
  await network.database.delete(auditEvent);
  await network.database.delete(auditHead);
});

const at = (second: number) => new Date(Date.parse('2026-03-12T08:00:00.123Z') + second * 1000);
const entry = (changes: Partial<AuditEntry> = {}): AuditEntry => ({
  at: at(0),
  actor: { kind: 'rig', id: 'rig-1' },
  action: 'command:grant',
  roomId: 'room-1',
  subjectId: 'gu',
  outcome: 'ok',
  facts: { permissions: 'point annotate', many: 2, whole: true },
  ...changes,
});
const append = (...entries: AuditEntry[]) => appendAudit(network.database, entries);
const verify = () => verifyAudit(network.database, []);

it('keeps every column, in one chain from the first row on', async () => {
  await append(entry());
  await append(entry({ actor: { kind: 'service', id: null }, outcome: 'not-permitted' }), entry({ at: at(1) }));
  const [third, second, first] = await listAuditEvents(network.database, { limit: 10 });
  expect(first).toMatchObject({
    position: 1,
    at: at(0),
    actorKind: 'rig',
    actorId: 'rig-1',
    action: 'command:grant',
    roomId: 'room-1',
    subjectId: 'gu',
    outcome: 'ok',
    facts: { permissions: 'point annotate', many: 2, whole: true },
    previousHash: chainStart.hash,
  });
  expect(second).toMatchObject({ position: 2, previousHash: first?.hash, actorId: null, outcome: 'not-permitted' });
  expect(third).toMatchObject({ position: 3, previousHash: second?.hash });
  expect(await readAuditHead(network.database)).toEqual({ position: 3, hash: third?.hash });
  await append();
  expect(await verify()).toEqual({ events: 3, fault: null });
});

it('keeps whatever somebody hostile names themselves, and reads it as it was hashed', async () => {
  const strange = ['zero \0 inside', 'half \ud800 pair', '"],["', 'é as e\u0301', '\u2028', '__proto__', ''];
  const numbers = [0.1, -0, 5e-324, 1.7976931348623157e308, 1e21, Number.MAX_SAFE_INTEGER, Number.NaN, -Infinity];
  await append(
    ...strange.map((text) =>
      entry({
        actor: { kind: 'guest', id: text },
        action: text,
        roomId: text,
        subjectId: text,
        outcome: text,
        facts: Object.fromEntries([
          [text, text],
          ['b', 1],
          ['a', 2],
          ['10', 3],
          ['9', 4],
        ]),
      }),
    ),
    ...numbers.map((number) => entry({ facts: { number } })),
  );
  expect(await verify()).toEqual({ events: strange.length + numbers.length, fault: null });
  const [last, beforeLast] = await listAuditEvents(network.database, { limit: 2 });
  expect([beforeLast?.facts, last?.facts]).toEqual([{ number: 'NaN' }, { number: '-Infinity' }]);
});

it('belongs to the transaction of its caller', async () => {
  await append(entry());
  const undone = network.database.transaction(async (transaction) => {
    await appendAudit(transaction, [entry()]);
    transaction.rollback();
  });
  await expect(undone).rejects.toThrow();
  await append(entry());
  expect(await verify()).toEqual({ events: 2, fault: null });
});

it('appends more than one statement can carry', async () => {
  await append(...Array.from({ length: 6_500 }, (_, index) => entry({ at: at(index) })));
  expect(await verify()).toEqual({ events: 6_500, fault: null });
});

const appendInProcess = `
  import { appendAudit, connectDatabase } from '@scrubline/database';
  const { database, close } = connectDatabase(process.argv[1]);
  const actor = { kind: 'service', id: process.argv[2] };
  const one = (count) => appendAudit(database, [{ at: new Date(), actor, action: 'test', outcome: 'ok', facts: { count } }]);
  await Promise.all(Array.from({ length: 40 }, (_, count) => one(count)));
  await close();
`;

it('lets several writers of several pools and processes leave one chain without a gap', async () => {
  const run = promisify(execFile);
  const processes = ['one', 'two'].map((name) =>
    run(process.execPath, ['--input-type=module', '--eval', appendInProcess, network.databaseUrl, name], {
      cwd: import.meta.dirname,
    }),
  );
  const pools = Array.from({ length: 3 }, () => connectDatabase(network.databaseUrl));
  const writes = pools.flatMap(({ database }) =>
    Array.from({ length: 40 }, (_, index) => appendAudit(database, [entry({ at: at(index) }), entry()])),
  );
  await Promise.all([...processes, ...writes]);
  await Promise.all(pools.map(({ close }) => close()));
  expect(await verify()).toEqual({ events: 2 * 40 + 3 * 40 * 2, fault: null });
});

it('knows what is in the chain already, by all that tells one act from another', async () => {
  const others = [
    entry({ at: at(1) }),
    entry({ actor: { kind: 'person', id: 'rig-1' } }),
    entry({ actor: { kind: 'rig', id: null } }),
    entry({ action: 'command:decline' }),
    entry({ subjectId: 'xu' }),
    entry({ roomId: 'room-2' }),
    entry({ outcome: 'not-permitted' }),
    entry({ facts: { permissions: 'point' } }),
  ];
  await append(entry());
  expect(await findUnaudited(network.database, [entry(), ...others])).toEqual(others);
  await append(...others);
  expect(await findUnaudited(network.database, [entry(), ...others])).toEqual([]);
});

it('lists newest first, in pages, by room, actor, action and time', async () => {
  await append(
    entry(),
    entry({ at: at(1), roomId: 'room-2' }),
    entry({ at: at(2), actor: { kind: 'person', id: 'gu' } }),
    entry({ at: at(3), action: 'room:join' }),
  );
  const positions = async (filter: Omit<Parameters<typeof listAuditEvents>[1], 'limit'>, limit = 10) =>
    (await listAuditEvents(network.database, { ...filter, limit })).map(({ position }) => position);
  expect(await positions({}, 3)).toEqual([4, 3, 2]);
  expect(await positions({ before: 2 }, 3)).toEqual([1]);
  expect(await positions({ roomId: 'room-2' })).toEqual([2]);
  expect(await positions({ actorId: 'gu' })).toEqual([3]);
  expect(await positions({ action: 'room:join' })).toEqual([4]);
  expect(await positions({ from: at(1), to: at(3) })).toEqual([3, 2]);
});

it('streams all rows of a time in the order of the chain', async () => {
  await append(...Array.from({ length: 5_001 }, (_, index) => entry({ at: at(index) })));
  const positions: number[] = [];
  for await (const { position } of streamAuditEvents(network.database, { from: at(1) })) positions.push(position);
  expect(positions).toEqual(Array.from({ length: 5_000 }, (_, index) => index + 2));
});
