import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { z } from 'zod';
import { currentCode } from '../../src/server/demonstration/second-step.ts';
import { product } from './product.ts';

export const administrator = 'zheng.kai@scrubline.example';

const used = new Set<string>();

/** What the administrator's authenticator shows, or would in half a minute: each code is good once. */
async function nextCode(): Promise<string> {
  const secrets: unknown = JSON.parse(await readFile(join(product().dataDirectory, 'secrets.json'), 'utf8'));
  const { AUTH_SECRET } = z.object({ AUTH_SECRET: z.string() }).parse(secrets);
  const good = [-30, 0, 30].map((shiftS) => currentCode(AUTH_SECRET, Date.now() + shiftS * 1_000));
  const code = good.find((one) => !used.has(one)) ?? '';
  used.add(code);
  return code;
}

/** Password, then code. */
export async function signInAsAdministrator(page: Page): Promise<void> {
  await page.goto('/sign-in');
  await page.locator('input[type="email"]').fill(administrator);
  await page.locator('input[type="password"]').fill(product().password);
  await page.locator('button[type="submit"]').click();
  await page.locator('input[name="code"]').fill(await nextCode());
  await page.locator('button[type="submit"]').click();
  // By way of `/` and `/admin`, which send on.
  await page.waitForURL(({ pathname }) => pathname === '/admin/consultations');
}
