import type { Browser, Page } from '@playwright/test';
import { encodingProfiles } from '@scrubline/contract';
import { collectPictures, preparePictureWatch } from '../picture-watch/collect-pictures.ts';
import type { PictureRow } from '../picture-watch/picture-row.ts';

/** The least delay that this machine can have: rig and specialist connected browser to browser, without the product. */
export interface Floor {
  readonly pictures: () => Promise<PictureRow[]>;
  readonly close: () => Promise<void>;
}

export async function openFloor(url: string, rigBrowser: Browser, specialistBrowser: Browser): Promise<Floor> {
  const viewport = { width: 1440, height: 900 };
  const rig = await openEnd(await rigBrowser.newPage({ viewport }), url);
  const page = await specialistBrowser.newPage({ viewport });
  await preparePictureWatch(page);
  const specialist = await openEnd(page, url);
  const offer = await rig.evaluate((profile) => window.floorEnd.offer(profile), encodingProfiles.endoscope);
  const answer = await specialist.evaluate((description) => window.floorEnd.answer(description), offer);
  await rig.evaluate((description) => window.floorEnd.accept(description), answer);
  return {
    pictures: () => collectPictures(specialist),
    close: async () => {
      await rig.close();
      await specialist.close();
    },
  };
}

async function openEnd(page: Page, url: string): Promise<Page> {
  await page.goto(url);
  await page.waitForFunction(() => 'floorEnd' in window);
  return page;
}
