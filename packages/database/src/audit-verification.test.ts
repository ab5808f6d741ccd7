import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type AuditEvent, chainStart, hashAuditEvent } from './audit-chain.ts';
import { type AuditFault, type AuditHead, verifyAuditChain } from './audit-verification.ts';
import { describeAuditFault } from './describe-audit-fault.ts';

const startedAt = Date.parse('2026-03-12T08:00:00Z');
const eventAt = (position: number, changes: Partial<AuditEvent> = {}): AuditEvent => ({
  position,
  at: new Date(startedAt + position),
  actorKind: 'person',
  actorId: 'gu',
  action: 'room:join',
  roomId: 'room-1',
  subjectId: null,
  outcome: 'ok',
  facts: { count: position },
  previousHash: '',
  hash: '',
  ...changes,
});

/** Links rows into a chain of their own, from a place on, as somebody would who knows how it is made. */
function relink(rows: readonly AuditEvent[], from = 0): AuditEvent[] {
  const linked = rows.slice(0, from);
  for (const row of rows.slice(from)) {
    const last = linked.at(-1) ?? chainStart;
    const event = { ...row, position: last.position + 1, previousHash: last.hash };
    linked.push({ ...event, hash: hashAuditEvent(event) });
  }
  return linked;
}
const chainOf = (length: number) => relink(Array.from({ length }, (_, index) => eventAt(index + 1)));
const renumber = (rows: readonly AuditEvent[]) => rows.map((row, index) => ({ ...row, position: index + 1 }));
const headOf = (rows: readonly AuditEvent[]): AuditHead | null => {
  const last = rows.at(-1);
  return last ? { position: last.position, hash: last.hash } : null;
};
const signed = (rows: readonly AuditEvent[], position: number) => {
  const hash = rows[position - 1]?.hash ?? '';
  return { position, hash, at: new Date(startedAt) };
};
const verdict = (rows: readonly AuditEvent[], head = headOf(rows), signedHeads: ReturnType<typeof signed>[] = []) =>
  verifyAuditChain(rows, { head, signedHeads });
const change = (rows: readonly AuditEvent[], position: number, changes: Partial<AuditEvent>) =>
  rows.map((row) => (row.position === position ? { ...row, ...changes } : row));
const chain = chainOf(12);

it('finds a whole chain whole, and an empty one', async () => {
  expect(await verdict(chain, headOf(chain), [signed(chain, 4), signed(chain, 12)])).toEqual({
    events: 12,
    fault: null,
  });
  expect(await verdict([])).toEqual({ events: 0, fault: null });
});

const tamperings: [string, AuditEvent[], Partial<AuditFault>, AuditHead?][] = [
  ['an edited row', change(chain, 5, { outcome: 'not-permitted' }), { position: 5, fault: 'edited' }],
  ['a row without a time', change(chain, 5, { at: new Date(Number.NaN) }), { position: 5, fault: 'edited' }],
  ['a changed hash', change(chain, 5, { hash: 'ab'.repeat(32) }), { position: 5, fault: 'edited' }],
  ['a changed previous hash', change(chain, 5, { previousHash: 'ab'.repeat(32) }), { position: 5, fault: 'edited' }],
  ['a deleted row', chain.toSpliced(4, 1), { position: 5, fault: 'deleted', until: 5 }],
  ['a deleted first row', chain.slice(1), { position: 1, fault: 'deleted', until: 1 }],
  ['three deleted rows', chain.toSpliced(4, 3), { position: 5, fault: 'deleted', until: 7 }],
  ['a deleted row, renumbered', renumber(chain.toSpliced(4, 1)), { position: 5, fault: 'moved', from: 6 }],
  [
    'two swapped neighbours',
    renumber([...chain.slice(0, 4), ...chain.slice(4, 6).toReversed(), ...chain.slice(6)]),
    { position: 5, fault: 'moved', from: 6 },
  ],
  [
    'a row that was inserted and pushed the others on',
    renumber([...relink([...chain.slice(0, 4), eventAt(0)], 4), ...chain.slice(4)]),
    { position: 5, fault: 'inserted' },
  ],
  [
    'a row that is there twice',
    renumber([...chain.slice(0, 5), ...chain.slice(4)]),
    { position: 6, fault: 'moved', from: 5 },
  ],
  ['a row before the first', [eventAt(0), ...chain], { position: 0, fault: 'inserted' }],
  [
    'a row edited by somebody who made its hash new',
    [...relink(change(chain, 5, { actorId: 'xu' }), 4).slice(0, 5), ...chain.slice(5)],
    { position: 5, fault: 'replaced' },
  ],
  [
    'the same of the row before the last',
    [...relink(change(chain, 11, { actorId: 'xu' }), 10).slice(0, 11), ...chain.slice(11)],
    { position: 11, fault: 'replaced' },
  ],
  [
    'a row of another chain at this position',
    [...chain.slice(0, 4), ...relink(change(chain, 2, { actorId: 'xu' }), 1).slice(4, 5), ...chain.slice(5)],
    { position: 5, fault: 'replaced' },
  ],
  ['a row beyond the head', chain, { position: 12, fault: 'inserted' }, headOf(chain.slice(0, 11)) ?? chainStart],
  [
    'a last row that the head does not know',
    relink(change(chain, 12, { actorId: 'xu' }), 11),
    { position: 12, fault: 'head-differs' },
    headOf(chain) ?? chainStart,
  ],
  ['rows cut off at the end', chain.slice(0, 9), { position: 10, fault: 'truncated', until: 12 }, signed(chain, 12)],
];

it.each(tamperings)('names %s', async (_name, rows, fault, head = headOf(rows) ?? chainStart) => {
  expect((await verdict(rows, head)).fault).toMatchObject(fault);
});

it('knows from a signed head what the tables hide: a cut, a new end, no chain at all', async () => {
  const heads = [signed(chain, 3), signed(chain, 10)];
  const cut = chain.slice(0, 9);
  const at = new Date(startedAt);
  expect((await verdict(cut, headOf(cut), heads)).fault).toEqual({
    position: 10,
    fault: 'truncated',
    until: 10,
    signedAt: at,
  });
  const recomputed = relink(change(chain, 7, { actorId: 'xu' }), 6);
  expect((await verdict(recomputed)).fault).toBeNull();
  expect((await verdict(recomputed, headOf(recomputed), heads)).fault).toEqual({
    position: 10,
    fault: 'rewritten',
    intactUntil: 3,
    signedAt: at,
  });
  expect((await verdict([], null, heads)).fault).toMatchObject({ position: 1, fault: 'truncated' });
});

it('misses the head row itself', async () => {
  expect((await verdict(chain, null)).fault).toEqual({ position: 12, fault: 'head-gone' });
});

it('has a sentence for every fault, which begins with the row', async () => {
  const faults = [
    ...(await Promise.all(tamperings.map(([, rows, , head]) => verdict(rows, head ?? headOf(rows))))),
    await verdict(chain, null),
    await verdict(relink(change(chain, 7, { actorId: 'xu' }), 6), null, [signed(chain, 10)]),
  ].flatMap(({ fault }) => (fault ? [fault] : []));
  expect(new Set(faults.map(({ fault }) => fault)).size).toBe(9);
  for (const fault of faults) expect(describeAuditFault(fault)).toMatch(new RegExp(`^row ${fault.position}: \\w.{5,}`));
});

it('tells every value from every other: nothing flows over into its neighbour', () => {
  const different: Partial<AuditEvent>[] = [
    {},
    { actorId: null },
    { actorId: 'null' },
    { actorId: '' },
    { actorId: 'gu","room:join' },
    { subjectId: 'room-1', roomId: null },
    { facts: {} },
    { facts: { count: '1' } },
    { facts: { count: true } },
    { facts: { counts: 1 } },
    { facts: { a: 1, b: 2 } },
    { facts: { a: 2, b: 1 } },
    { facts: JSON.parse('[]') },
    { facts: JSON.parse('null') },
    { facts: JSON.parse('"text"') },
    { facts: JSON.parse('{"count": {"count": 1}}') },
  ];
  const hashes = different.map((changes) => hashAuditEvent(eventAt(1, changes)));
  expect(new Set(hashes).size).toBe(different.length);
  expect(hashAuditEvent(eventAt(1, { facts: { b: 2, a: 1 } }))).toBe(
    hashAuditEvent(eventAt(1, { facts: { a: 1, b: 2 } })),
  );
});

const column = fc.oneof(
  fc.record({ at: fc.date({ noInvalidDate: true }) }),
  fc.record({ actorKind: fc.constantFrom('rig' as const, 'guest' as const, 'service' as const) }),
  fc.record({ actorId: fc.option(fc.string()) }),
  fc.record({ action: fc.string() }),
  fc.record({ roomId: fc.option(fc.string()) }),
  fc.record({ subjectId: fc.string() }),
  fc.record({ outcome: fc.string() }),
  fc.record({ facts: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.boolean(), fc.integer())) }),
  fc.record({ previousHash: fc.string() }),
  fc.record({ hash: fc.string() }),
);

it('names exactly the first of any rows that were edited, and of any that were deleted', async () => {
  const length = fc.integer({ min: 1, max: 30 });
  const edits = fc.array(fc.tuple(fc.nat(), column), { minLength: 1, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(length, edits, async (count, changes) => {
      const whole = chainOf(count);
      let rows = whole;
      for (const [where, values] of changes) rows = change(rows, (where % count) + 1, values);
      const first = rows.findIndex((row, index) => JSON.stringify(row) !== JSON.stringify(whole[index]));
      fc.pre(first >= 0);
      expect((await verdict(rows, headOf(whole))).fault).toMatchObject({ position: first + 1, fault: 'edited' });
    }),
  );
  await fc.assert(
    fc.asyncProperty(length, fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), async (count, where) => {
      const whole = chainOf(count);
      const gone = new Set(where.map((index) => (index % count) + 1));
      const rows = whole.filter(({ position }) => !gone.has(position));
      const { fault } = await verdict(rows, headOf(whole));
      expect(fault).toMatchObject({ position: Math.min(...gone) });
      expect(fault?.fault).toMatch(/deleted|truncated/);
    }),
  );
});

it('finds that rows were put in any other order', async () => {
  const anyOrder = fc
    .shuffledSubarray(
      Array.from({ length: 15 }, (_, index) => index),
      { minLength: 15 },
    )
    .filter((order) => order.some((from, index) => from !== index));
  await fc.assert(
    fc.asyncProperty(anyOrder, async (order) => {
      const whole = chainOf(15);
      const rows = renumber(order.flatMap((from) => whole[from] ?? []));
      const first = order.findIndex((from, index) => from !== index);
      const { fault } = await verdict(rows, headOf(whole));
      expect(fault).toEqual({ position: first + 1, fault: 'moved', from: (order[first] ?? 0) + 1 });
    }),
  );
});
