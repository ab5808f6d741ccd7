import { eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { twoFactor, user } from './schema.ts';

export interface SecondStep {
  readonly userId: string;
  /** Both as better-auth encrypts them. */
  readonly secret: string;
  readonly backupCodes: string;
}

/** Has somebody asked for a code at each sign-in, by this secret instead of any that they had. */
export async function saveSecondStep(database: Database, step: SecondStep, now: Date): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.delete(twoFactor).where(eq(twoFactor.userId, step.userId));
    await transaction.insert(twoFactor).values({ id: `second-step-${step.userId}`, ...step });
    await transaction.update(user).set({ twoFactorEnabled: true, updatedAt: now }).where(eq(user.id, step.userId));
  });
}
