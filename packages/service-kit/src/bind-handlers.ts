import {
  type Answer,
  type AuditedFacts,
  ContractError,
  type ErrorCode,
  type PayloadOf,
  type Permission,
  type ReplyOf,
  type RequestMap,
} from '@scrubline/contract';
import type { Socket } from 'socket.io';
import type { Logger } from './logger.ts';

/** One function per request. It returns the reply or throws a ContractError, nothing else. */
export type Handlers<Requests extends RequestMap, Session> = {
  readonly [Name in keyof Requests]: (
    session: Session,
    payload: PayloadOf<Requests, Name>,
  ) => ReplyOf<Requests, Name> | Promise<ReplyOf<Requests, Name>>;
};

export interface Answered {
  readonly request: string;
  readonly outcome: ErrorCode | 'ok';
  /** What the audit trail keeps of it; `null` for a request that is not kept, or whose payload was never read. */
  readonly facts: AuditedFacts | null;
  readonly durationMs: number;
}

/** A request that was carried out, and that the audit trail keeps. */
export interface CarriedOut {
  readonly request: string;
  readonly facts: AuditedFacts;
}

export interface Gate {
  /** Asked before anything of a request is read. Throws a ContractError when it is one too many. */
  readonly admit?: () => Promise<void>;
  readonly mayUse: (permission: Permission) => boolean;
  /** Waited for between the deed and its acknowledgement. It must neither fail nor take long. */
  readonly keep?: (deed: CarriedOut) => Promise<void>;
  readonly onAnswered: (answered: Answered) => void;
  readonly logger: Logger;
}

/**
 * The one gate of every socket: permission, then payload, then handler, then audit, then reply. Whatever a client sends
 * and whatever a handler does, there is one answer and the process goes on.
 */
export function bindHandlers<Requests extends RequestMap, Session>(
  socket: Socket,
  requests: Requests,
  handlers: Handlers<Requests, Session>,
  session: Session,
  gate: Gate,
): void {
  const reply = async (asked: Asked, payloads: unknown[]): Promise<unknown> => {
    await gate.admit?.();
    const definition = Object.hasOwn(requests, asked.name) ? requests[asked.name] : undefined;
    const handler = handlers[asked.name];
    if (!definition || !handler) throw new ContractError('unknown-request');
    if (definition.requires && !gate.mayUse(definition.requires)) throw new ContractError('not-permitted');
    const parsed = definition.payload.safeParse(payloads[0]);
    if (!parsed.success || payloads.length > 1) throw new ContractError('payload-invalid');
    asked.facts = definition.audit?.(parsed.data) ?? null;
    return handler(session, parsed.data as PayloadOf<Requests, string>);
  };

  const answer = async (asked: Asked, payloads: unknown[], acknowledge: Acknowledge): Promise<Answered['outcome']> => {
    try {
      const given = await reply(asked, payloads);
      if (asked.facts) await gate.keep?.({ request: asked.name, facts: asked.facts });
      // Inside the try: a reply that cannot be written as JSON must not end the process either.
      acknowledge({ ok: true, reply: given });
      return 'ok';
    } catch (error) {
      const code = codeOf(error, asked.name, gate.logger);
      acknowledge({ ok: false, code });
      return code;
    }
  };

  socket.onAny(async (name: string, ...parameters: unknown[]) => {
    const startedAt = performance.now();
    const acknowledge = parameters.pop();
    const asked: Asked = { name, facts: null };
    let outcome: Answered['outcome'] = 'acknowledgement-missing';
    if (isAcknowledge(acknowledge)) outcome = await answer(asked, parameters, acknowledge);
    else socket.emit('session:refused', { code: outcome });
    const request = Object.hasOwn(requests, name) ? name : 'unknown';
    gate.onAnswered({ request, outcome, facts: asked.facts, durationMs: performance.now() - startedAt });
  });
}

/** One request on its way through the gate. */
interface Asked {
  readonly name: string;
  facts: AuditedFacts | null;
}

type Acknowledge = (answer: Answer) => void;
const isAcknowledge = (value: unknown): value is Acknowledge => typeof value === 'function';

function codeOf(error: unknown, request: string, logger: Logger): ErrorCode {
  if (error instanceof ContractError) return error.code;
  logger.error({ err: error, request }, 'request failed');
  return 'internal';
}
