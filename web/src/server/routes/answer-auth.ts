import { requireOwnOrigin, respondFailure } from '../api-route.ts';
import type { Backend } from '../backend.ts';
import { clientAddressHeader } from '../client-address.ts';
import { countTry } from '../count-try.ts';
import { readLimitedBody } from '../limited-body.ts';

/** Everything under `/api/auth`: better-auth's own routes, behind the origin check and the limit that ours have. */
export async function answerAuth(backend: Backend, request: Request): Promise<Response> {
  const { auth } = backend;
  try {
    // Awaited here, so that what it throws is caught here.
    if (request.method === 'GET') return await auth.handler(request);
    requireOwnOrigin(backend, request);
    const { url, method, headers } = request;
    const body = await readLimitedBody(request);
    const ask = () => auth.handler(new Request(url, { method, headers, body }));
    return await (new URL(url).pathname.endsWith('/sign-in/email') ? countFailure(backend, request, ask) : ask());
  } catch (error) {
    return respondFailure(error, backend, request);
  }
}

async function countFailure({ signInTries }: Backend, request: Request, ask: () => Promise<Response>) {
  const address = request.headers.get(clientAddressHeader) ?? 'unknown';
  await countTry(signInTries, address);
  const response = await ask();
  if (response.ok) await signInTries.reward(address, 1);
  return response;
}
