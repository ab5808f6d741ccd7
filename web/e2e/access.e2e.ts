import type { Page } from '@playwright/test';
import { z } from 'zod';
import { type Asker, askers, type PageOutcome, pageAccess } from '../src/server/access/access-table.ts';
import { signInAsAdministrator } from './support/administrator.ts';
import type { OpenedBrowser } from './support/browsers.ts';
import { people, product } from './support/product.ts';
import { expect, openRig, type Stage, signIn, test } from './support/stage.ts';

/** Who stands for each role in the demonstration network. The coordinator's site is that of `demo-gastrectomy`. */
const emails: Readonly<Partial<Record<Asker, string>>> = {
  specialist: people.secondSpecialist,
  observer: people.observer,
  'assistant-doctor': people.assistantDoctor,
  pharmacist: 'he.jing@scrubline.example',
  coordinator: people.coordinator,
};

/** An address for each relation that the table tells apart, of consultations that are there. */
function addressOf(path: string, relation: string, asker: Asker): string {
  if (path === '/[...unknown]') return '/no-such-page';
  if (relation === 'of another site') return path.replace('[consultationId]', 'demo-cholecystectomy');
  const unnamed = asker === 'specialist' ? 'demo-cholecystectomy' : 'demo-colectomy';
  return path.replace('[consultationId]', relation === 'not named for it' ? unnamed : 'demo-gastrectomy');
}

const isPath = (pathname: string): pathname is `/${string}` => pathname.startsWith('/');

async function outcomeOf(page: Page, address: string): Promise<PageOutcome> {
  await page.goto(address);
  await page.locator('h1, h2').first().waitFor();
  if (await page.getByText('没有这个页面').isVisible()) return 'not-found';
  const { pathname } = new URL(page.url());
  return pathname === address || !isPath(pathname) ? 'drawn' : pathname;
}

/** Where the table leads somebody in the end: a page may send on to one that sends on. */
function endOf(asker: Asker, outcome: PageOutcome): PageOutcome {
  const next = pageAccess[outcome]?.anything?.[asker];
  return next === undefined || next === 'drawn' ? outcome : endOf(asker, next);
}

/** A guest's browser, after the coordinator gave them a link to `demo-gastrectomy`. */
async function openGuest(stage: Stage, browser: OpenedBrowser): Promise<Page> {
  const desk = await stage.page(browser);
  await signIn(desk, people.coordinator);
  const headers = { origin: product().baseUrl };
  const invited = await desk.request.post('/api/consultations/demo-gastrectomy/invitations', {
    headers,
    data: { guestName: '来宾', part: 'observer', validForHours: 2 },
  });
  const { link } = z.object({ link: z.url() }).parse(await invited.json());
  const page = await stage.page(browser);
  const data = { code: new URL(link).hash.slice(1) };
  for (const step of ['look', 'accept']) await page.request.post(`/api/invitations/${step}`, { headers, data });
  return page;
}

async function openAs(asker: Asker, stage: Stage): Promise<Page> {
  const browser = await stage.browser();
  if (asker === 'rig') return openRig(stage, browser);
  if (asker === 'guest') return openGuest(stage, browser);
  const page = await stage.page(browser);
  const email = emails[asker];
  if (asker === 'administrator') await signInAsAdministrator(page);
  if (email) await signIn(page, email);
  return page;
}

for (const asker of askers) {
  test(`every page gives ${asker} what the table says`, async ({ stage }) => {
    const page = await openAs(asker, stage);
    for (const [path, access] of Object.entries(pageAccess)) {
      for (const [relation, row] of Object.entries(access)) {
        const address = addressOf(path, relation, asker);
        expect([address, await outcomeOf(page, address)]).toEqual([address, endOf(asker, row[asker])]);
      }
    }
  });
}
