import { once } from 'node:events';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { type BuildOptions, build } from 'esbuild';

const webShared = resolve(import.meta.dirname, '../../../web/src/shared');

/** The product's sources, not its interface: the floor must show and follow pictures exactly as the product does. */
const partsSource = `
export { startPhantomCamera } from './phantom/phantom-camera.ts';
export { followCaptureTimes } from './media/capture-times.ts';
export { watchFrames } from './pictures/frame-watch.ts';
`;

async function bundle(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({ bundle: true, format: 'esm', target: 'esnext', write: false, ...options });
  return outputFiles?.[0]?.text ?? '';
}

export interface FloorServer {
  readonly url: string;
  readonly close: () => void;
}

/** Serves the floor's one page on this machine. Workers are found under the names that the product's code asks for. */
export async function serveFloor(): Promise<FloorServer> {
  const script = (path: string) => bundle({ entryPoints: [path] });
  const scripts = new Map([
    ['/page.js', await script(join(import.meta.dirname, 'page.ts'))],
    ['/product-parts.js', await bundle({ stdin: { contents: partsSource, resolveDir: webShared, loader: 'ts' } })],
    ['/phantom-worker.ts', await script(join(webShared, 'phantom/phantom-worker.ts'))],
    ['/capture-time-worker.ts', await script(join(webShared, 'media/capture-time-worker.ts'))],
  ]);
  const page =
    '<!doctype html><html lang="en"><title>Floor</title><body style="margin:0"><script type="module" src="/page.js"></script>';
  const server = createServer(({ url }, response) => {
    const found = scripts.get(url ?? '');
    if (url === '/') response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    else if (found) response.writeHead(200, { 'content-type': 'text/javascript' }).end(found);
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('not listening');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}
