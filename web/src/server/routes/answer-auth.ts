import { requireOwnOrigin, respondFailure } from '../api-route.ts';
import type { Backend } from '../backend.ts';
import { readLimitedBody } from '../limited-body.ts';

/** Everything under `/api/auth`: better-auth's own routes, behind the origin check and the limit that ours have. */
export async function answerAuth(backend: Backend, request: Request): Promise<Response> {
  const { auth } = backend;
  try {
    // Awaited here, so that what it throws is caught here.
    if (request.method === 'GET') return await auth.handler(request);
    requireOwnOrigin(backend, request);
    const { url, method, headers } = request;
    return await auth.handler(new Request(url, { method, headers, body: await readLimitedBody(request) }));
  } catch (error) {
    return respondFailure(error, backend, request);
  }
}
