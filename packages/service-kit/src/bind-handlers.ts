import {
  type Answer,
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
  readonly durationMs: number;
}

export interface Gate {
  readonly mayUse: (permission: Permission) => boolean;
  readonly onAnswered: (answered: Answered) => void;
  readonly logger: Logger;
}

/**
 * The one gate of every socket: permission, then payload, then handler, then reply. Whatever a client sends and
 * whatever a handler does, there is one answer and the process goes on.
 */
export function bindHandlers<Requests extends RequestMap, Session>(
  socket: Socket,
  requests: Requests,
  handlers: Handlers<Requests, Session>,
  session: Session,
  gate: Gate,
): void {
  const reply = async (name: string, payloads: unknown[]): Promise<unknown> => {
    const definition = Object.hasOwn(requests, name) ? requests[name] : undefined;
    const handler = handlers[name];
    if (!definition || !handler) throw new ContractError('unknown-request');
    if (definition.requires && !gate.mayUse(definition.requires)) throw new ContractError('not-permitted');
    const parsed = definition.payload.safeParse(payloads[0]);
    if (!parsed.success || payloads.length > 1) throw new ContractError('payload-invalid');
    return handler(session, parsed.data as PayloadOf<Requests, string>);
  };

  const answer = async (name: string, payloads: unknown[], acknowledge: Acknowledge): Promise<Answered['outcome']> => {
    try {
      // Inside the try: a reply that cannot be written as JSON must not end the process either.
      acknowledge({ ok: true, reply: await reply(name, payloads) });
      return 'ok';
    } catch (error) {
      const code = codeOf(error, name, gate.logger);
      acknowledge({ ok: false, code });
      return code;
    }
  };

  socket.onAny(async (name: string, ...parameters: unknown[]) => {
    const startedAt = performance.now();
    const acknowledge = parameters.pop();
    let outcome: Answered['outcome'] = 'acknowledgement-missing';
    if (isAcknowledge(acknowledge)) outcome = await answer(name, parameters, acknowledge);
    else socket.emit('session:refused', { code: outcome });
    const request = Object.hasOwn(requests, name) ? name : 'unknown';
    gate.onAnswered({ request, outcome, durationMs: performance.now() - startedAt });
  });
}

type Acknowledge = (answer: Answer) => void;
const isAcknowledge = (value: unknown): value is Acknowledge => typeof value === 'function';

function codeOf(error: unknown, request: string, logger: Logger): ErrorCode {
  if (error instanceof ContractError) return error.code;
  logger.error({ err: error, request }, 'request failed');
  return 'internal';
}
