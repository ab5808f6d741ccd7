import { z } from 'zod';
import { runCommand } from '../preparation/run-command.mjs';

/** What the seeding of the demonstration network prints as its last line. */
export const Demonstration = z.object({
  accounts: z.array(z.object({ role: z.string(), email: z.string(), name: z.string() })),
  secondStep: z.object({ email: z.string(), authenticatorUri: z.string() }),
  pairingCode: z.string(),
  theatre: z.string(),
});
export type Demonstration = z.infer<typeof Demonstration>;

/** Puts the fictional network into the database, or finds it there, and makes a code to pair a rig with. */
export async function seedDemonstration(environment: NodeJS.ProcessEnv): Promise<Demonstration> {
  const output = await runCommand(process.execPath, ['web/src/server/demonstration/seed.ts'], { env: environment });
  return Demonstration.parse(JSON.parse(output.trim().split('\n').at(-1) ?? ''));
}

/** What a person needs in order to look around, line by line. */
export function welcome(
  publicUrl: string,
  demonstration: { readonly network: Demonstration; readonly password: string } | null,
  logDirectory: string,
): string[] {
  const open = ['Open', `  ${publicUrl}         specialist, theatre and administration: sign in`];
  const logs = ['', `What the services print is kept in ${logDirectory}`];
  if (!demonstration) return [...open, ...logs];
  const { network, password } = demonstration;
  const width = Math.max(...network.accounts.map(({ email }) => email.length));
  return [
    ...open,
    `  ${publicUrl}/rig     the theatre's camera computer: pair it with the code ${network.pairingCode} (${network.theatre})`,
    `  ${publicUrl}/screen  the theatre's screen, in the same browser as the rig`,
    '',
    `Demonstration accounts (everybody and everything in them is fictional), password ${password}`,
    ...network.accounts.map(({ role, email, name }) => `  ${email.padEnd(width)}  ${role}, ${name}`),
    '',
    `${network.secondStep.email} is asked for a code too. Print it with: npm run demonstration:code`,
    `  or tell an authenticator: ${network.secondStep.authenticatorUri}`,
    ...logs,
  ];
}
