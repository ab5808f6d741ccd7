import { z } from 'zod';

/** `share` is 0 to 1, `ratio` is how many times the floor, `fps` is pictures a second, `px` is of 1280×720. */
export const Unit = z.enum(['ms', 'share', 'ratio', 'count', 'fps', 'px']);
export type Unit = z.infer<typeof Unit>;

/** One number with the spread over the repeated runs that it comes from. */
export const Figure = z.strictObject({ value: z.number(), unit: Unit, min: z.number(), max: z.number() });
export type Figure = z.infer<typeof Figure>;
const Figures = z.record(z.string(), Figure);
export type Figures = z.infer<typeof Figures>;

/** What a figure must not exceed, or must at least reach. */
export const JudgedThreshold = z.strictObject({
  name: z.string(),
  sense: z.enum(['at-most', 'at-least']),
  limit: z.number(),
  value: z.number(),
  holds: z.boolean(),
});
export type JudgedThreshold = z.infer<typeof JudgedThreshold>;

export const Machine = z.strictObject({
  processor: z.string(),
  cores: z.number().int(),
  memoryGb: z.number(),
  system: z.string(),
  node: z.string(),
  chromium: z.string(),
});
export type Machine = z.infer<typeof Machine>;

/** What `npm run bench -- <scenario> --json <file>` writes. The names of metrics stay the same over the years. */
export const Measurement = z.strictObject({
  scenario: z.string(),
  measuredAt: z.iso.datetime(),
  machine: Machine,
  /** How often the product was run, and how many single values the figures come from. */
  runs: z.number().int(),
  samples: z.number().int(),
  metrics: Figures,
  /** The same values without the product in the way, and the median of the pair ratios. Null where there is no floor. */
  floor: Figures.nullable(),
  ratio: Figures.nullable(),
  thresholds: z.array(JudgedThreshold),
});
export type Measurement = z.infer<typeof Measurement>;
