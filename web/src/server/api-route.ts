import { type AuditEntry, appendAudit } from '@scrubline/database';
import { z } from 'zod';
import type { ApiErrorCode } from '../shared/api/api-error-codes.ts';
import { ApiError, apiErrorStatus } from './api-error.ts';
import { askerOf } from './asker.ts';
import { type Backend, currentBackend } from './backend.ts';
import { countAsking } from './count-asking.ts';
import { factsOfFailure } from './failure-facts.ts';
import { readLimitedBody } from './limited-body.ts';
import { findSession } from './session-life.ts';

export interface ApiCall<Body, Params> {
  readonly request: Request;
  readonly body: Body;
  readonly params: Params;
  /** Adds a `set-cookie` header to the answer, should there be one that is no refusal. */
  readonly setCookie: (cookie: string) => void;
}

/** What the audit is told of a request that changes something, whether it was done or refused. */
export interface RouteAudit<Body, Params, Reply> {
  /** Named like the contract's requests: `rig:revoke`. */
  readonly action: string;
  /** Whom or what it is about: ids, codes and counts. The reply is there once it was done. */
  readonly about?: (call: { readonly body: Body; readonly params: Params; readonly reply?: Reply }) => AuditAbout;
  /** Nothing is changed and nothing given but an answer: its row is written after it, and may wait for the database. */
  readonly afterwards?: true;
}

type AuditAbout = Pick<AuditEntry, 'subjectId' | 'roomId' | 'facts'>;

/** One route: what it takes, what it answers, and how. `answer` returns the reply or throws an ApiError. */
export interface ApiRoute<Body, Reply, Params> {
  readonly body: z.ZodType<Body>;
  /** The ids in the path; what does not fit is not found. */
  readonly params: z.ZodType<Params>;
  /** Only what it names is sent. */
  readonly reply: z.ZodType<unknown, Reply>;
  readonly answer: (backend: Backend, call: ApiCall<Body, Params>) => Promise<Reply>;
  /** What holds whatever is answered, as a nonce stays used up: done before the deed, and not undone with it. */
  readonly admit?: (backend: Backend, request: Request) => Promise<unknown>;
  /** Every route that changes something has it. */
  readonly audit?: RouteAudit<Body, Params, Reply>;
}

/** For a route that reads no body. */
export const noBody = z.undefined();
/** Next gives a route without ids no params at all. */
export const noParams = z.object({}).prefault({});

export const apiRoute = <Body, Reply, Params>(route: ApiRoute<Body, Reply, Params>) => route;

const safeMethods = new Set(['GET', 'HEAD']);

/** The one gate of every route of ours: origin, path, rate, body, then the route itself; a reply or `{ code }`. */
export async function answerRoute<Body, Reply, Params>(
  route: ApiRoute<Body, Reply, Params>,
  backend: Backend,
  request: Request,
  params: unknown,
): Promise<Response> {
  let about: AuditAbout = {};
  const cookies: string[] = [];
  const setCookie = (cookie: string) => cookies.push(cookie);
  let isDone = false;
  try {
    if (!safeMethods.has(request.method)) requireOwnOrigin(backend, request);
    const path = route.params.safeParse(params);
    if (!path.success) throw new ApiError('not-found');
    if (route.audit) await countAsking(backend, request.headers);
    const body = await readBody(route.body, request);
    const call = { request, setCookie, body, params: path.data };
    about = route.audit?.about?.(call) ?? {};
    await route.admit?.(backend, request);
    const reply = await conduct(route, backend, call);
    isDone = true;
    const response = respond(200, route.reply.parse(reply));
    for (const cookie of cookies) response.headers.append('set-cookie', cookie);
    return response;
  } catch (error) {
    // What fails afterwards, with the answer, undoes nothing.
    if (route.audit && !isDone) {
      const outcome = error instanceof ApiError ? error.code : 'internal';
      backend.audit.recordRefusal(entryOf(route.audit, backend, request, { outcome, ...about }));
    }
    return respondFailure(error, backend, request);
  }
}

/** Does what a route does. A deed and its row are one transaction: both are durable when this resolves, or neither is. */
async function conduct<Body, Reply, Params>(
  route: ApiRoute<Body, Reply, Params>,
  backend: Backend,
  call: ApiCall<Body, Params>,
): Promise<Reply> {
  const { audit } = route;
  if (!audit) return route.answer(backend, call);
  const { request, body, params } = call;
  const rowOf = (reply: Reply) =>
    entryOf(audit, backend, request, { outcome: 'ok', ...audit.about?.({ body, params, reply }) });
  if (audit.afterwards) {
    const reply = await route.answer(backend, call);
    await backend.audit.record(rowOf(reply));
    return reply;
  }
  // better-auth has a connection of its own: it is asked now, so that no transaction waits for one that others hold.
  await findSession(backend, request.headers);
  return backend.database.transaction(async (transaction) => {
    const reply = await route.answer({ ...backend, database: transaction }, call);
    await appendAudit(transaction, [rowOf(reply)]);
    return reply;
  });
}

const entryOf = (
  { action }: { readonly action: string },
  backend: Backend,
  { headers }: Request,
  more: Pick<AuditEntry, 'outcome'> & AuditAbout,
): AuditEntry => ({ at: new Date(backend.now()), actor: askerOf(headers), action, ...more });

/** Binds a route to this process's backend, in the form that Next calls. */
export function serve<Body, Reply, Params>(route: ApiRoute<Body, Reply, Params>) {
  return async (request: Request, context: { params: Promise<unknown> }): Promise<Response> =>
    answerRoute(route, currentBackend(), request, await context.params);
}

/**
 * A browser always says where a request that changes something comes from; a program need not.
 * @throws {ApiError} `origin-refused` for another site's page
 */
export function requireOwnOrigin(backend: Backend, request: Request): void {
  const origin = request.headers.get('origin');
  const foreign = origin !== null && origin !== new URL(backend.environment.PUBLIC_URL).origin;
  const site = request.headers.get('sec-fetch-site');
  // A sibling host is another site too; `none` is a person's own doing.
  const crossed = site !== null && site !== 'same-origin' && site !== 'none';
  if (foreign || crossed) throw new ApiError('origin-refused');
}

export const respondRefusal = (code: ApiErrorCode) => respond(apiErrorStatus[code], { code });

/** @throws {ApiError} `body-invalid`, `body-too-large` */
export async function readBody<Body>(schema: z.ZodType<Body>, request: Request): Promise<Body> {
  const readsNothing: boolean = schema instanceof z.ZodUndefined;
  const bytes = readsNothing ? null : await readLimitedBody(request);
  try {
    return schema.parse(bytes ? JSON.parse(new TextDecoder().decode(bytes)) : undefined);
  } catch (cause) {
    throw new ApiError('body-invalid', { cause });
  }
}

/** The refusal that was meant, or `internal` for anything else, of which the log is told no more than the facts. */
export function respondFailure(error: unknown, backend: Backend, request: Request): Response {
  if (error instanceof ApiError) return respondRefusal(error.code);
  backend.logger.error({ method: request.method, ...factsOfFailure(error) }, 'route failed');
  return respondRefusal('internal');
}

export const respond = (status: number, value: unknown) =>
  Response.json(value, { status, headers: { 'cache-control': 'no-store' } });
