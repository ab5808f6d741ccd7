import { z } from 'zod';

/**
 * Reads a service's settings once. Prints every missing or wrong one in a single message and ends the process, so
 * that nothing starts half configured. An empty value counts as missing: `PORT=` must not become port 0.
 */
export function readEnvironment<Shape extends z.ZodRawShape>(
  shape: Shape,
  source: Record<string, string | undefined> = process.env,
): z.infer<z.ZodObject<Shape>> {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = z.object(shape).safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  process.stderr.write(`These settings are missing or wrong (see .env.example):\n${lines.join('\n')}\n`);
  process.exit(78); // EX_CONFIG of sysexits.h
}

/** A TCP or UDP port. 0 asks the system for a free one. */
export const Port = z.coerce.number().int().min(0).max(65_535);
