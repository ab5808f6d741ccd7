import type { Socket } from 'socket.io-client';
import { ContractError } from './error-codes.ts';
import { Answer, type PayloadOf, type ReplyOf, type RequestMap, type RequestName } from './request.ts';

export interface RequestClient<Requests extends RequestMap> {
  /**
   * Asks once and resolves with the validated reply.
   * @throws {ContractError} with the server's code, or `connection-lost`, `reply-timeout`, `payload-too-large`
   */
  request<Name extends RequestName<Requests>>(
    name: Name,
    payload: PayloadOf<Requests, Name>,
  ): Promise<ReplyOf<Requests, Name>>;
}

/** WebSocket close code "message too big" (RFC 6455, 7.4.1). */
const messageTooBig = 1009;

function lossCode(details: unknown): 'payload-too-large' | 'connection-lost' {
  const context = typeof details === 'object' && details && 'context' in details ? details.context : null;
  const code = typeof context === 'object' && context && 'code' in context ? context.code : null;
  return code === messageTooBig ? 'payload-too-large' : 'connection-lost';
}

/** Turns a socket into typed questions and answers. A request is never sent later than it was asked. */
export function createRequestClient<Requests extends RequestMap>(
  socket: Socket,
  requests: Requests,
  options: { replyTimeoutMs: number },
): RequestClient<Requests> {
  const pending = new Set<(error: ContractError) => void>();
  socket.on('disconnect', (_reason, details) => {
    for (const reject of pending) reject(new ContractError(lossCode(details)));
    pending.clear();
  });

  const ask = (name: string, payload: unknown): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (!socket.connected) {
        reject(new ContractError('connection-lost'));
        return;
      }
      pending.add(reject);
      socket.timeout(options.replyTimeoutMs).emit(name, payload, (timedOut: Error | null, raw: unknown) => {
        pending.delete(reject);
        if (timedOut) {
          reject(new ContractError('reply-timeout'));
          return;
        }
        const answer = Answer.safeParse(raw);
        if (!answer.success) reject(new ContractError('internal', { cause: answer.error }));
        else if (answer.data.ok) resolve(answer.data.reply);
        else reject(new ContractError(answer.data.code));
      });
    });

  return {
    async request(name, payload) {
      const reply = requests[name]?.reply.safeParse(await ask(name, payload));
      if (!reply?.success) throw new ContractError('internal', { cause: reply?.error });
      return reply.data as ReplyOf<Requests, typeof name>;
    },
  };
}
