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

/** The one gate of every socket: permission, then payload, then handler, then reply. */
export function bindHandlers<Requests extends RequestMap, Session>(
  socket: Socket,
  requests: Requests,
  handlers: Handlers<Requests, Session>,
  session: Session,
  gate: Gate,
): void {
  const reply = async (name: string, payload: unknown): Promise<unknown> => {
    const definition = Object.hasOwn(requests, name) ? requests[name] : undefined;
    const handler = handlers[name];
    if (!definition || !handler) throw new ContractError('unknown-request');
    if (definition.requires && !gate.mayUse(definition.requires)) throw new ContractError('not-permitted');
    const parsed = definition.payload.safeParse(payload);
    if (!parsed.success) throw new ContractError('payload-invalid');
    return handler(session, parsed.data as PayloadOf<Requests, string>);
  };

  socket.onAny(async (name: string, ...parameters: unknown[]) => {
    const startedAt = performance.now();
    const acknowledge = parameters.at(-1);
    const answer: Answer = await (typeof acknowledge === 'function'
      ? reply(name, parameters[0]).then(
          (value) => ({ ok: true as const, reply: value }),
          (error: unknown) => ({ ok: false as const, code: codeOf(error, name, gate.logger) }),
        )
      : { ok: false, code: 'acknowledgement-missing' });
    if (typeof acknowledge === 'function') acknowledge(answer);
    else socket.emit('session:refused', { code: 'acknowledgement-missing' });
    gate.onAnswered({
      request: Object.hasOwn(requests, name) ? name : 'unknown',
      outcome: answer.ok ? 'ok' : answer.code,
      durationMs: performance.now() - startedAt,
    });
  });
}

function codeOf(error: unknown, request: string, logger: Logger): ErrorCode {
  if (error instanceof ContractError) return error.code;
  logger.error({ err: error, request }, 'request failed');
  return 'internal';
}
