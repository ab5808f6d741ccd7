import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

export interface RawAsk {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Asks as no browser would: nothing is tidied up on the way, and no redirect is followed. */
export async function askRaw(
  baseUrl: string,
  { method = 'GET', path, headers = {}, body }: RawAsk,
): Promise<RawAnswer> {
  const { hostname, port } = new URL(baseUrl);
  const sent = request({ host: hostname, port, method, path, headers, agent: false });
  // A server that refuses early closes while the body is still on its way.
  sent.on('error', () => undefined);
  sent.end(body);
  const [response] = await once(sent, 'response');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, headers: response.headers, text: Buffer.concat(chunks).toString() };
}

/** Opens a connection, writes, and waits until the other side closes it. @returns what it said */
export async function writeUntilClosed(baseUrl: string, text: string): Promise<string> {
  const { hostname, port } = new URL(baseUrl);
  const socket = connect(Number(port), hostname);
  let said = '';
  socket.on('data', (chunk) => {
    said += chunk.toString();
  });
  // A reset is a close as well.
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(text);
  await closed;
  return said;
}
