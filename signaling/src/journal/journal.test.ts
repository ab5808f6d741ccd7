import { appendFile, mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ParticipantId, RoomId } from '@scrubline/contract';
import { createLogger } from '@scrubline/service-kit';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { Journal } from './journal.ts';
import type { JournalEntry } from './journal-entry.ts';
import { type Disk, JournalFile, journalName, refusedName } from './journal-file.ts';
import type { NumberedEntry } from './read-journal.ts';

const logger = createLogger('signaling');
logger.level = 'silent';

/** A table that can be out of reach. */
class Table {
  isReachable = true;
  readonly rows: string[] = [];
  readonly repeated: string[] = [];

  deliver = async (entry: JournalEntry, isRepeated: boolean) => {
    if ('visitId' in entry && entry.visitId === 'impossible') throw new Error('refused for good');
    if (!this.isReachable) throw new Error('unreachable');
    const visitId = 'visitId' in entry ? entry.visitId : entry.wrote;
    this.rows.push(visitId);
    if (isRepeated) this.repeated.push(visitId);
  };
}

const isRefused = (error: unknown) => error instanceof Error && error.message === 'refused for good';

const muted = (visitId: string): JournalEntry => ({
  wrote: 'visit-muted',
  roomId: RoomId.parse('room-1'),
  participantId: ParticipantId.parse('professor'),
  visitId,
  muted: true,
});

let directory: string;
let clock: ManualClock;
let table: Table;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'scrubline-journal-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  clock = new ManualClock();
  table = new Table();
});

async function openJournal(): Promise<Journal> {
  const { file, waiting } = await JournalFile.open(directory, logger);
  return run(file, waiting);
}

function run(file: JournalFile, waiting: readonly NumberedEntry[] = []): Journal {
  const journal = new Journal({ file, waiting, deliver: table.deliver, isRefused, clock, logger });
  onTestFinished(() => journal.close());
  return journal;
}
const path = () => join(directory, journalName);
const onDisk = () => readFile(path(), 'utf8');

describe('the journal', () => {
  it('delivers in order, and again until the database takes it', async () => {
    const journal = await openJournal();
    journal.enter(muted('first'));
    await journal.settle();
    table.isReachable = false;
    journal.enter(muted('second'));
    journal.enter(muted('third'));
    await journal.settle();
    expect(table.rows).toEqual(['first']);
    table.isReachable = true;
    clock.advance(1_000);
    await journal.settle();
    expect(table.rows).toEqual(['first', 'second', 'third']);
    expect(table.repeated).toEqual(['second']);
  });

  it('has an entry on the disk before it says so, and nothing once the database holds it', async () => {
    const journal = await openJournal();
    table.isReachable = false;
    journal.enter(muted('first'));
    await journal.kept();
    expect(await onDisk()).toContain('"visitId":"first"');
    table.isReachable = true;
    clock.advance(1_000);
    await journal.settle();
    await journal.kept();
    await expect.poll(onDisk).toBe('');
  });

  it('delivers what the process before it could not, first and as something that may be there already', async () => {
    table.isReachable = false;
    const before = await openJournal();
    for (const visitId of ['first', 'second']) before.enter(muted(visitId));
    await before.close();
    table.isReachable = true;
    const journal = await openJournal();
    expect(journal.waiting).toEqual([muted('first'), muted('second')]);
    journal.enter(muted('third'));
    await journal.settle();
    expect(table.rows).toEqual(['first', 'second', 'third']);
    expect(table.repeated).toEqual(['first', 'second']);
  });

  it('forgets what was delivered before the others could be', async () => {
    table.isReachable = false;
    const before = await openJournal();
    for (const visitId of ['first', 'second']) before.enter(muted(visitId));
    await before.kept();
    const deliver = table.deliver;
    table.isReachable = true;
    table.deliver = async (entry, isRepeated) => {
      await deliver(entry, isRepeated);
      table.isReachable = false;
    };
    const half = await openJournal();
    await half.settle();
    await half.close();
    expect((await openJournal()).waiting).toEqual([muted('second')]);
  });
});

describe('an entry that the database will never take', () => {
  it('is laid aside, and holds up no other', async () => {
    const journal = await openJournal();
    for (const visitId of ['first', 'impossible', 'third']) journal.enter(muted(visitId));
    await journal.settle();
    expect(table.rows).toEqual(['first', 'third']);
    expect(journal.refusedCount).toBe(1);
    expect(await readFile(join(directory, refusedName), 'utf8')).toContain('"visitId":"impossible"');
    await expect.poll(onDisk).toBe('');
  });
});

describe('a long file', () => {
  it('is written anew with what still waits, while something always waits', async () => {
    const long = 'x'.repeat(1_000_000);
    table.deliver = async (entry) => {
      if ('visitId' in entry && entry.visitId === 'last') throw new Error('unreachable');
    };
    const journal = await openJournal();
    for (let count = 0; count < 6; count += 1) journal.enter(muted(`${count}${long}`));
    for (const visitId of ['last', 'behind']) journal.enter(muted(visitId));
    await journal.settle();
    await journal.kept();
    await journal.close();
    expect((await onDisk()).length).toBeLessThan(6_000_000);
    expect((await openJournal()).waiting).toEqual([muted('last'), muted('behind')]);
  });
});

describe('a journal whose', () => {
  beforeEach(async () => {
    table.isReachable = false;
    const journal = await openJournal();
    journal.enter(muted('first'));
    await journal.close();
  });

  it('last line was cut short has all others, and the next one on a line of its own', async () => {
    await appendFile(path(), '{"number":2,"entry":{"wrote":"visit-mu');
    const journal = await openJournal();
    journal.enter(muted('second'));
    await journal.close();
    expect((await openJournal()).waiting).toEqual([muted('first'), muted('second')]);
    expect(await readdir(directory)).toEqual([journalName]);
  });

  it('lines are damaged delivers the others, and keeps the damaged file for somebody to look at', async () => {
    await appendFile(path(), 'not JSON\n{"number":3,"entry":{"wrote":"something"}}\n');
    const journal = await openJournal();
    expect(journal.waiting).toEqual([muted('first')]);
    expect(await readdir(directory)).toContain(`${journalName}.damaged`);
  });
});

describe('a disk that is full', () => {
  it('stops nobody: the answer goes out, and the database is told', async () => {
    const file = new JournalFile(await open('/dev/full', 'a'), { directory, bytes: 0 }, logger);
    const journal = run(file);
    table.isReachable = false;
    journal.enter(muted('first'));
    await journal.kept();
    journal.enter(muted('second'));
    await journal.kept();
    table.isReachable = true;
    clock.advance(1_000);
    await journal.settle();
    expect(table.rows).toEqual(['first', 'second']);
  });
});

it('writes what a disk could not take as soon as it can, without a torn line', async () => {
  const handle = await open(path(), 'a');
  const disk: Disk = {
    truncate: (length) => handle.truncate(length),
    datasync: () => handle.datasync(),
    close: () => handle.close(),
    appendFile: async (text) => {
      if (isFull) await handle.appendFile(String(text).slice(0, 20));
      if (isFull) throw new Error('no space left on the device');
      await handle.appendFile(text);
    },
  };
  let isFull = true;
  const journal = run(new JournalFile(disk, { directory, bytes: 0 }, logger));
  table.isReachable = false;
  journal.enter(muted('first'));
  await journal.kept();
  isFull = false;
  journal.enter(muted('second'));
  await journal.kept();
  const { waiting } = await JournalFile.open(directory, logger);
  expect(waiting.map(({ entry }) => entry)).toEqual([muted('first'), muted('second')]);
});

describe('what takes its turn', () => {
  it('comes after everything that was entered before it, and before what comes later', async () => {
    const journal = await openJournal();
    journal.enter(muted('first'));
    const turn = journal.inTurn(async () => table.rows.push('given'));
    journal.enter(muted('second'));
    await turn;
    await journal.settle();
    expect(table.rows).toEqual(['first', 'given', 'second']);
  });

  it('is refused while the database is away, and not done later', async () => {
    const journal = await openJournal();
    table.isReachable = false;
    journal.enter(muted('first'));
    await expect(journal.inTurn(async () => table.rows.push('given'))).rejects.toThrow('unreachable');
    table.isReachable = true;
    clock.advance(1_000);
    await journal.settle();
    expect(table.rows).toEqual(['first']);
  });

  it('fails alone: what follows is delivered', async () => {
    const journal = await openJournal();
    const turn = journal.inTurn(() => Promise.reject(new Error('refused')));
    journal.enter(muted('first'));
    await expect(turn).rejects.toThrow('refused');
    await journal.settle();
    expect(table.rows).toEqual(['first']);
  });
});
