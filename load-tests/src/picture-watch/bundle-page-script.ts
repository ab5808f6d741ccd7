import { join } from 'node:path';
import { build } from 'esbuild';

/** One of this folder's page scripts with everything it imports, ready to run in a browser. */
export async function bundlePageScript(file: string): Promise<string> {
  const entryPoints = [join(import.meta.dirname, file)];
  const { outputFiles } = await build({ entryPoints, bundle: true, write: false, format: 'iife', target: 'esnext' });
  return outputFiles[0]?.text ?? '';
}
