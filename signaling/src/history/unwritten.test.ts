import { createLogger } from '@scrubline/service-kit';
import { expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.ts';
import { Unwritten } from './unwritten.ts';

const logger = createLogger('signaling');
logger.level = 'silent';

/** A table that can be out of reach. */
function openTable() {
  const rows: string[] = [];
  const table = { isReachable: true, rows };
  const write = (row: string) => async () => {
    if (!table.isReachable) throw new Error('unreachable');
    rows.push(row);
  };
  return { table, write };
}

it('writes in order, and again until the database takes it', async () => {
  const clock = new ManualClock();
  const unwritten = new Unwritten(clock, logger);
  const { table, write } = openTable();
  unwritten.add(write('joined'));
  await unwritten.settle();
  table.isReachable = false;
  unwritten.add(write('muted'));
  unwritten.add(write('left'));
  await unwritten.settle();
  expect(table.rows).toEqual(['joined']);
  table.isReachable = true;
  clock.advance(1_000);
  await unwritten.settle();
  expect(table.rows).toEqual(['joined', 'muted', 'left']);
});

it('does not wait for ever at the end for a database that does not come back', async () => {
  const unwritten = new Unwritten(new ManualClock(), logger);
  const { table, write } = openTable();
  table.isReachable = false;
  unwritten.add(write('left'));
  await unwritten.settle();
  expect(table.rows).toEqual([]);
});
