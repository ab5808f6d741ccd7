/**
 * Asks once for each request, or its headers, however often the answer is needed: what the gate of the routes has found
 * out before its transaction is not asked for by another connection, or a second time, inside of it.
 */
export function oncePerRequest<Backend, Request extends object, Answer>(
  ask: (backend: Backend, request: Request) => Promise<Answer>,
): (backend: Backend, request: Request) => Promise<Answer> {
  const answers = new WeakMap<Request, Promise<Answer>>();
  return (backend, request) => {
    const answer = answers.get(request) ?? ask(backend, request);
    answers.set(request, answer);
    return answer;
  };
}
