import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** The running product that the stories are told against. */
const Product = z.object({
  baseUrl: z.url(),
  signalingUrl: z.url(),
  mediaControlUrl: z.url(),
  password: z.string(),
  dataDirectory: z.string(),
});
export type Product = z.infer<typeof Product>;

const variable = 'SCRUBLINE_E2E_PRODUCT';

/** Playwright's workers inherit the environment of its global set-up. */
export function publishProduct(product: Product): void {
  process.env[variable] = JSON.stringify(product);
}

export const product = (): Product => Product.parse(JSON.parse(process.env[variable] ?? 'null'));

/** The process that runs one of the product's services now. */
export async function pidOf(service: 'signaling' | 'media-server' | 'web'): Promise<number> {
  const note: unknown = JSON.parse(await readFile(join(product().dataDirectory, 'run', `${service}.pid`), 'utf8'));
  return z.object({ pid: z.number().int() }).parse(note).pid;
}

/** Fictional people of the demonstration network. */
export const people = {
  specialist: 'gu.mingyuan@scrubline.example',
  secondSpecialist: 'xu.wan@scrubline.example',
  observer: 'shen.yinuo@scrubline.example',
  assistantDoctor: 'wu.qian@scrubline.example',
  coordinator: 'li.wei@scrubline.example',
} as const;
