import { z } from 'zod';

/** What stands still while the theatre acts. */
export const hindrances = ['signaling', 'database', 'page'] as const;
export type Hindrance = (typeof hindrances)[number];

/** What the theatre does about it all the same. */
export const deeds = ['mute', 'revoke', 'take-back'] as const;
export type Deed = (typeof deeds)[number];

export interface CommandTrial {
  readonly hindrance: Hindrance;
  readonly deed: Deed;
  /** From the press to the last that a receiver saw or heard; infinity when it never acted. */
  readonly actsMs: number;
  /** How long one of the pages concerned stood still at a stretch meanwhile: the floor under `actsMs`. */
  readonly stoodStillMs: number;
}

/** What is tried, in its order. */
export type CommandPlan = readonly Pick<CommandTrial, 'hindrance' | 'deed'>[];

/** So often each deed under each hindrance. In rounds, so that a machine's worse minute meets all of them. */
export const everyDeed = (rounds: number): CommandPlan =>
  Array.from({ length: rounds }, () =>
    hindrances.flatMap((hindrance) => deeds.map((deed) => ({ hindrance, deed }))),
  ).flat();

/** Each deed once, and each hindrance once. */
export const eachOnce: CommandPlan = [
  { hindrance: 'signaling', deed: 'mute' },
  { hindrance: 'database', deed: 'revoke' },
  { hindrance: 'page', deed: 'take-back' },
];

export const timesOf = (trials: readonly CommandTrial[], deed: Deed): number[] =>
  trials.filter((trial) => trial.deed === deed).map(({ actsMs }) => actsMs);

/** A picture of fifteen a second whose last was painted longer ago, on a machine that has much to do, has ended. */
export const recentlyMs = 300;

/** From a press to the last that was sensed of something, which may have been before it. */
export const actsAfterMs = ({ pressed, actedAt }: { pressed: number; actedAt: number }): number =>
  Math.max(0, actedAt - pressed);

/** What a press takes beyond the time for which one of the pages got no processor, on a machine that has too few. */
export const aboveFloorMs = ({ actsMs, stoodStillMs }: CommandTrial): number => actsMs - stoodStillMs;

/** What is read of an event of the exported audit, as HL7 FHIR R4 has it. */
const AuditEvent = z.object({
  subtype: z.array(z.object({ code: z.string() })),
  outcome: z.string(),
  entity: z.array(
    z.object({ detail: z.array(z.object({ type: z.string(), valueString: z.string().optional() })).default([]) }),
  ),
});
const success = '0';

/** How many takings an exported audit holds. Each counts once: every computer of the theatre tells what it knows of. */
export function takingsIn(audit: readonly string[]): number {
  const takings = audit
    .map((line) => AuditEvent.parse(JSON.parse(line)))
    .filter(({ subtype, outcome }) => subtype[0]?.code === 'command:take-away' && outcome === success)
    .flatMap(({ entity }) => entity.flatMap(({ detail }) => detail))
    .filter(({ type }) => type === 'actId');
  return new Set(takings.map(({ valueString }) => valueString)).size;
}
