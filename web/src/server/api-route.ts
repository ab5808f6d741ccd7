import { z } from 'zod';
import type { ApiErrorCode } from '../shared/api/api-error-codes.ts';
import { ApiError, apiErrorStatus } from './api-error.ts';
import { type Backend, currentBackend } from './backend.ts';
import { factsOfFailure } from './failure-facts.ts';
import { readLimitedBody } from './limited-body.ts';

export interface ApiCall<Body, Params> {
  readonly request: Request;
  readonly body: Body;
  readonly params: Params;
}

/** One route: what it takes, what it answers, and how. `answer` returns the reply or throws an ApiError. */
export interface ApiRoute<Body, Reply, Params> {
  readonly body: z.ZodType<Body>;
  /** The ids in the path; what does not fit is not found. */
  readonly params: z.ZodType<Params>;
  /** Only what it names is sent. */
  readonly reply: z.ZodType<unknown, Reply>;
  readonly answer: (backend: Backend, call: ApiCall<Body, Params>) => Promise<Reply>;
}

/** For a route that reads no body. */
export const noBody = z.undefined();
/** Next gives a route without ids no params at all. */
export const noParams = z.object({}).prefault({});

export const apiRoute = <Body, Reply, Params>(route: ApiRoute<Body, Reply, Params>) => route;

const safeMethods = new Set(['GET', 'HEAD']);

/** The one gate of every route of ours: origin, then path, then body, then the route itself; a reply or `{ code }`. */
export async function answerRoute<Body, Reply, Params>(
  route: ApiRoute<Body, Reply, Params>,
  backend: Backend,
  request: Request,
  params: unknown,
): Promise<Response> {
  try {
    if (!safeMethods.has(request.method)) requireOwnOrigin(backend, request);
    const path = route.params.safeParse(params);
    if (!path.success) throw new ApiError('not-found');
    const body = await readBody(route.body, request);
    const reply = await route.answer(backend, { request, body, params: path.data });
    return respond(200, route.reply.parse(reply));
  } catch (error) {
    return respondFailure(error, backend, request);
  }
}

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
  if (origin !== null && origin !== new URL(backend.environment.PUBLIC_URL).origin) {
    throw new ApiError('origin-refused');
  }
}

export const respondRefusal = (code: ApiErrorCode) => respond(apiErrorStatus[code], { code });

async function readBody<Body>(schema: z.ZodType<Body>, request: Request): Promise<Body> {
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

const respond = (status: number, value: unknown) =>
  Response.json(value, { status, headers: { 'cache-control': 'no-store' } });
