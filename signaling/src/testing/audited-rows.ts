import { expect } from 'vitest';
import type { SignalingUnderTest } from './start-signaling.ts';

type Audited = Pick<SignalingUnderTest, 'history' | 'clock'>;
type AuditRow = Awaited<ReturnType<Audited['history']['audit']>>[number];

/** What the journal delivers, and a machine with other work to do. */
const soon = { timeout: 10_000 };

/** What the audit says of an action, when it says as much as is expected. */
export async function rowsOf({ history }: Pick<Audited, 'history'>, action: string, count = 1): Promise<AuditRow[]> {
  const find = async () => (await history.audit()).filter((row) => row.action === action);
  await expect.poll(find, soon).toHaveLength(count);
  return find();
}

/** How a refusal stands in the audit. */
export type Refusal = Partial<AuditRow> & Pick<AuditRow, 'action' | 'outcome' | 'actorId' | 'roomId'>;

/** All that the audit calls refused: these, in this order, and nothing else. The second they are counted in passes. */
export async function expectRefusals({ history, clock }: Audited, expected: readonly Refusal[]): Promise<void> {
  clock.advance(1_000);
  const find = async () => (await history.audit()).filter(({ outcome }) => outcome !== 'ok');
  await expect.poll(find, soon).toMatchObject(expected);
}
