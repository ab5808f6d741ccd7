import { ApiError } from '../api-error.ts';
import { requireOwnOrigin, respondRefusal } from '../api-route.ts';
import type { Backend } from '../backend.ts';
import { readLimitedBody } from '../limited-body.ts';

/** Everything under `/api/auth`: better-auth's own routes, behind the origin check and the limit that ours have. */
export async function answerAuth(backend: Backend, request: Request): Promise<Response> {
  const { auth } = backend;
  if (request.method === 'GET') return auth.handler(request);
  try {
    requireOwnOrigin(backend, request);
    const { url, method, headers } = request;
    return await auth.handler(new Request(url, { method, headers, body: await readLimitedBody(request) }));
  } catch (error) {
    if (error instanceof ApiError) return respondRefusal(error.code);
    throw error;
  }
}
