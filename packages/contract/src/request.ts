import { z } from 'zod';
import { ErrorCode } from './error-codes.ts';
import type { Permission } from './permissions.ts';

/** One question that a client asks and that is answered once. `requires` is checked before the payload is read. */
export interface RequestDefinition<Payload extends z.ZodType = z.ZodType, Reply extends z.ZodType = z.ZodType> {
  /** What it does, in a sentence for the contract's document. */
  readonly meaning: string;
  readonly payload: Payload;
  readonly reply: Reply;
  readonly requires: Permission | null;
  /**
   * What of an answered request the audit trail keeps: ids and codes, `subjectId` for whom it was done to. Without it
   * only refusals are kept.
   */
  audit?(payload: z.output<Payload>): AuditedFacts;
}

export type AuditedFacts = Readonly<Record<string, string | number | boolean>>;

export function request<Payload extends z.ZodType, Reply extends z.ZodType>(definition: {
  meaning: string;
  payload: Payload;
  reply: Reply;
  requires?: Permission;
  audit?: (payload: z.output<Payload>) => AuditedFacts;
}): RequestDefinition<Payload, Reply> {
  return { ...definition, requires: definition.requires ?? null };
}

export type RequestMap = Readonly<Record<string, RequestDefinition>>;
export type RequestName<Requests extends RequestMap> = keyof Requests & string;
export type PayloadOf<Requests extends RequestMap, Name extends keyof Requests> = z.output<Requests[Name]['payload']>;
export type ReplyOf<Requests extends RequestMap, Name extends keyof Requests> = z.output<Requests[Name]['reply']>;

/** The value that every acknowledgement carries. */
export const Answer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), reply: z.unknown() }),
  z.object({ ok: z.literal(false), code: ErrorCode }),
]);
export type Answer = z.infer<typeof Answer>;

export type BroadcastMap = Readonly<Record<string, z.ZodType>>;
export type BroadcastOf<Broadcasts extends BroadcastMap, Name extends keyof Broadcasts> = z.output<Broadcasts[Name]>;

/** For requests and replies that carry nothing. */
export const Nothing = z.strictObject({});
