import type { Page } from '@playwright/test';
import { plugSmallCameras } from './support/small-cameras.ts';
import { enterTheatre, expect, expectLive, openRig, startOperation, test } from './support/stage.ts';
import { buildComputer } from './support/theatre-computer.ts';

const sources = ['endoscope', 'field-overhead'] as const;
/** The browser's second fake camera is the one for depth, which no story plugs in. */
const plugged = 3;

const card = (rig: Page, source: string) => rig.getByTestId(`camera-${source}`);

async function expectWorking(rig: Page): Promise<void> {
  for (const source of sources) await expect(card(rig, source).getByText('正常')).toBeVisible();
}

const deviceNames = (rig: Page): Promise<string[]> =>
  Promise.all(sources.map((source) => card(rig, source).getByRole('combobox').innerText()));

/** By the tracks themselves, not by what the page says of them. */
const shownDevices = (rig: Page): Promise<string[]> =>
  Promise.all(
    sources.map((source) =>
      card(rig, source)
        .locator('video')
        .evaluate((video: HTMLVideoElement) => {
          if (!(video.srcObject instanceof MediaStream)) throw new Error('no picture');
          return video.srcObject.getVideoTracks()[0]?.label ?? '';
        }),
    ),
  );

test("after the theatre's computer was started again its cameras are back under their names by themselves", async ({
  stage,
}) => {
  const computer = await buildComputer(plugged);
  try {
    const evening = await computer.start();
    await plugSmallCameras(evening);
    const rig = await openRig({ ...stage, page: () => evening.newPage() }, await stage.browser());
    await startOperation(rig, 'device');
    await rig.getByRole('combobox', { name: '添加画面' }).click();
    await rig.getByRole('option', { name: /术野/ }).click();
    await expectWorking(rig);
    const [names, devices] = [await deviceNames(rig), await shownDevices(rig)];
    expect(new Set(devices).size).toBe(sources.length);
    // A browser writes what a page keeps some seconds later.
    for (const key of ['scrubline-live-consultation', 'scrubline-cameras']) {
      await expect.poll(() => computer.hasOnDisk(key)).toBe(true);
    }
    await computer.cutPower();

    const morning = await computer.start();
    await plugSmallCameras(morning);
    const again = await morning.newPage();
    await again.goto('/rig');
    await expectWorking(again);
    await expect(again.getByText('已连接')).toBeVisible();
    expect(await deviceNames(again)).toEqual(names);
    expect(await shownDevices(again)).toEqual(devices);
    const console = await stage.page(await stage.browser());
    await enterTheatre(console);
    await expectLive(console);
    await again.getByTestId('leave-room').click();
  } finally {
    await computer.throwAway();
  }
});

test("the key by which a theatre's computer is known cannot be taken out of its browser", async ({ stage }) => {
  const rig = await openRig(stage, await stage.browser());
  const key = await rig.evaluate(async () => {
    const opening = indexedDB.open('scrubline-rig');
    await new Promise((opened) => opening.addEventListener('success', opened, { once: true }));
    const reading = opening.result.transaction('identity').objectStore('identity').get('device');
    await new Promise((read) => reading.addEventListener('success', read, { once: true }));
    const { privateKey } = reading.result as { privateKey: CryptoKey };
    const exports = (['jwk', 'pkcs8', 'raw'] as const).map((format) => crypto.subtle.exportKey(format, privateKey));
    const outcomes = await Promise.allSettled(exports);
    return { extractable: privateKey.extractable, outcomes: outcomes.map(({ status }) => status) };
  });
  expect(key).toEqual({ extractable: false, outcomes: ['rejected', 'rejected', 'rejected'] });
});
