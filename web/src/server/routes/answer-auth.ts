import { type AuditEntry, endPlacesInRooms, endPlacesOfSignedOut } from '@scrubline/database';
import { z } from 'zod';
import { ApiError } from '../api-error.ts';
import { readBody, requireOwnOrigin, respond, respondFailure } from '../api-route.ts';
import { refusedRequest } from '../audit-refusal.ts';
import { type AuthEndpoint, authEndpoints, codeOfRefusal, turnOnSecondStep } from '../auth-endpoints.ts';
import type { Backend } from '../backend.ts';
import { countAsking } from '../count-asking.ts';
import { findSession, isRecent } from '../session-life.ts';
import { countSignInTry } from '../sign-in-tries.ts';
import { findTriedPerson } from '../tried-person.ts';

const root = '/api/auth';

/** Backup codes look otherwise, and are good once by themselves. */
const AuthenticatorCode = z.object({ code: z.string().regex(/^\d{6}$/) });

interface AuthCall {
  readonly endpoint: AuthEndpoint;
  readonly request: Request;
  readonly body: unknown;
  readonly session: Awaited<ReturnType<typeof findSession>>;
  readonly email: string | null;
}

/** Everything under `/api/auth`: what we offer of better-auth's routes, behind a gate like that of our own. */
export async function answerAuth(backend: Backend, request: Request): Promise<Response> {
  const endpoint = authEndpoints[new URL(request.url).pathname.slice(root.length)];
  let call: AuthCall | null = null;
  try {
    if (endpoint?.method !== request.method) throw new ApiError('not-found');
    if (request.method !== 'GET') requireOwnOrigin(backend, request);
    const body = endpoint.body && (await readBody(endpoint.body, request));
    const email = z.object({ email: z.string() }).safeParse(body).data?.email ?? null;
    call = { endpoint, request, body, email, session: await findSession(backend, request.headers) };
    return await answer(backend, call);
  } catch (error) {
    const outcome = error instanceof ApiError ? error.code : 'internal';
    if (call) await recordRefusal(backend, call, outcome);
    else recordUnread(backend, endpoint, outcome);
    return respondFailure(error, backend, request);
  }
}

async function answer(backend: Backend, call: AuthCall): Promise<Response> {
  const { endpoint, request, session, email } = call;
  const { guard } = endpoint;
  if (!session && (guard === 'signed-in' || guard === 'password' || guard === 'recent')) {
    throw new ApiError('not-signed-in');
  }
  // better-auth dates sessions by the computer's clock.
  if (guard === 'recent' && session && !isRecent(session.session, new Date())) throw new ApiError('sign-in-too-old');
  // Nobody is kept from leaving.
  if (endpoint.action && endpoint.endsPlaces !== 'with-last-session') await countAsking(backend, request.headers);
  const giveBack = await countSignInTry(backend, {
    guard,
    email,
    headers: request.headers,
    userId: session?.user.id ?? null,
    code: AuthenticatorCode.safeParse(call.body).data?.code ?? null,
  });
  const answered = await askBetterAuth(backend, call);
  const said: unknown = await answered.json().catch(() => null);
  if (!answered.ok) {
    const { code } = z.object({ code: z.string() }).safeParse(said).data ?? { code: '' };
    throw new ApiError(codeOfRefusal(answered.status, code));
  }
  await giveBack();
  const response = respond(200, endpoint.reply.parse(said ?? {}));
  for (const cookie of answered.headers.getSetCookie()) response.headers.append('set-cookie', cookie);
  await conclude(backend, call, said, response);
  return response;
}

function askBetterAuth({ auth }: Backend, { endpoint, request, body }: AuthCall): Promise<Response> {
  const headers = new Headers(request.headers);
  headers.delete('content-length');
  const { url, method } = request;
  if (endpoint.body === null) return auth.handler(new Request(url, { method, headers }));
  headers.set('content-type', 'application/json');
  return auth.handler(new Request(url, { method, headers, body: JSON.stringify(body) }));
}

/** What better-auth says of whoever is in now, or will be after a code. */
const Said = z
  .object({ twoFactorRedirect: z.boolean().default(false) })
  .and(z.object({ user: z.object({ id: z.string(), email: z.string() }).optional() }));

/** After a success: the browser is remembered, what was open before ends, and the audit hears of it. */
async function conclude(backend: Backend, call: AuthCall, said: unknown, response: Response): Promise<void> {
  const { endpoint, request, session, email } = call;
  const isSignIn = actionOf(call) === 'person:sign-in';
  const { user, twoFactorRedirect } = Said.safeParse(said).data ?? { twoFactorRedirect: false };
  if (isSignIn && session) {
    const { internalAdapter } = await backend.auth.$context;
    await internalAdapter.deleteSession(session.session.token);
  }
  if (isSignIn && user) {
    const { knownDevices } = backend;
    const cookie = await knownDevices.remember(request.headers, knownDevices.keyOf(user.email));
    response.headers.append('set-cookie', cookie);
  }
  await endPlaces(backend, call);
  if (!endpoint.action) return;
  const subjectId = twoFactorRedirect ? await findTriedPerson(backend, { email, headers: request.headers }) : null;
  await backend.audit.record({
    ...entryOf(backend, call, user?.id),
    outcome: twoFactorRedirect ? 'code-needed' : 'ok',
    ...(subjectId && { subjectId }),
  });
}

/** Whoever stole the password, or stays at the desk, may have a place in a room by it. */
async function endPlaces({ database, now }: Backend, { endpoint, session }: AuthCall): Promise<void> {
  if (!session) return;
  const ended = { userId: session.user.id, endedAt: new Date(now()) };
  if (endpoint.endsPlaces === 'always') await endPlacesInRooms(database, ended);
  // better-auth dates sessions by the computer's clock.
  if (endpoint.endsPlaces === 'with-last-session') await endPlacesOfSignedOut(database, { ...ended, now: new Date() });
}

async function recordRefusal(backend: Backend, call: AuthCall, outcome: string): Promise<void> {
  const { request, session, email } = call;
  const tried = { email, headers: request.headers };
  // A database that is gone is no reason to answer otherwise.
  const subjectId = session ? null : await findTriedPerson(backend, tried).catch(() => null);
  backend.audit.recordRefusal({ ...entryOf(backend, call), outcome, ...(subjectId && { subjectId }) });
}

/** What was refused before anybody looked who asks: another site's page, what is not offered, a body that does not fit. */
function recordUnread(backend: Backend, endpoint: AuthEndpoint | undefined, outcome: string): void {
  const actor: AuditEntry['actor'] = { kind: 'person', id: null };
  const { action, facts } = endpoint ?? {};
  const entry = { at: new Date(backend.now()), actor, action: action ?? refusedRequest, outcome };
  backend.audit.recordRefusal({ ...entry, ...(facts && { facts }) });
}

function actionOf({ endpoint, session }: AuthCall): string {
  // A code that is typed while signed in is the last step of turning the second step on.
  return endpoint.guard === 'proof' && endpoint.facts?.by === 'totp' && session
    ? turnOnSecondStep
    : (endpoint.action ?? refusedRequest);
}

function entryOf(backend: Backend, call: AuthCall, userId = call.session?.user.id): Omit<AuditEntry, 'outcome'> {
  const { facts } = call.endpoint;
  return {
    at: new Date(backend.now()),
    actor: { kind: 'person', id: userId ?? null },
    action: actionOf(call),
    ...(facts && { facts }),
  };
}
