import { z } from 'zod';
import { exportedAudit } from './audit.ts';

const FhirEvent = z.object({
  subtype: z.array(z.object({ code: z.string() })),
  entity: z.array(z.object({ detail: z.array(z.object({ type: z.string(), valueString: z.string() })).optional() })),
});

/** When each act of this kind was done, by the exported audit's own word. Milliseconds since 1970. */
export async function actedAtInAudit(action: string): Promise<readonly number[]> {
  const events = (await exportedAudit()).map((line) => FhirEvent.parse(JSON.parse(line)));
  return events
    .filter(({ subtype }) => subtype.some(({ code }) => code === action))
    .flatMap(({ entity }) => entity.flatMap(({ detail = [] }) => detail))
    .filter(({ type }) => type === 'actedAt')
    .map(({ valueString }) => Number(valueString));
}
