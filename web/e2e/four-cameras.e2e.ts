import type { Page } from '@playwright/test';
import { people } from './support/product.ts';
import { plugSmallCameras } from './support/small-cameras.ts';
import { enterTheatre, expect, openRig, startOperation, test } from './support/stage.ts';

const sources = ['endoscope', 'field-overhead', 'room', 'monitor'] as const;
type Source = (typeof sources)[number];
const names: Record<Exclude<Source, 'endoscope'>, RegExp> = {
  'field-overhead': /术野/,
  room: /房间|全景/,
  monitor: /监护/,
};

const card = (rig: Page, source: Source) => rig.getByTestId(`camera-${source}`);

/** Every source of the theatre is on this page and moves, on the stage or as a tile. */
async function expectAllLive(page: Page, except?: Source): Promise<void> {
  for (const source of sources.filter((each) => each !== except)) {
    await expect(page.locator(`[data-camera-source="${source}"] [data-condition="live"]`).first()).toBeVisible();
  }
}

/** When each picture of the theatre began on this page. */
const firstFrames = (page: Page): Promise<string[]> =>
  page
    .locator(sources.map((source) => `[data-camera-source="${source}"] [data-first-frame-at]`).join(', '))
    .evaluateAll((frames) => frames.map((frame) => frame.getAttribute('data-first-frame-at') ?? ''));

async function deviceNames(rig: Page): Promise<string[]> {
  const selects = sources.map((source) => card(rig, source).getByRole('combobox'));
  return Promise.all(selects.map((select) => select.innerText()));
}

test('four cameras reach two specialists, keep their names over a reload, and one that fails leaves three', async ({
  stage,
}) => {
  const rig = await openRig(stage, await stage.browser({ cameras: 5 }));
  await plugSmallCameras(rig.context());
  await rig.reload();
  await startOperation(rig, 'device');
  for (const name of Object.values(names)) {
    await rig.getByRole('combobox', { name: '添加画面' }).click();
    await rig.getByRole('option', { name }).click();
  }
  for (const source of sources) await expect(card(rig, source).getByText('正常')).toBeVisible();
  const devices = await deviceNames(rig);
  expect(new Set(devices).size).toBe(4);

  const viewers = await stage.browser();
  const first = await stage.page(viewers);
  await enterTheatre(first);
  const second = await stage.page(viewers);
  await enterTheatre(second, people.secondSpecialist);
  await expectAllLive(first);
  await expectAllLive(second);

  const before = [await firstFrames(first), await firstFrames(second)].flat();
  await rig.reload();
  for (const source of sources) await expect(card(rig, source).getByText('正常')).toBeVisible();
  expect(await deviceNames(rig)).toEqual(devices);
  // New pictures, not the last ones of the page that is gone.
  await expect(async () => {
    const after = [await firstFrames(first), await firstFrames(second)].flat();
    expect(after).toHaveLength(2 * sources.length);
    expect(after.filter((at) => before.includes(at))).toEqual([]);
  }).toPass();
  await expectAllLive(first);
  await expectAllLive(second);

  // Pulled out for good: the device is gone, and whoever asks for it again is told so.
  await rig.evaluate(
    (lost) => {
      const { mediaDevices } = navigator;
      const open = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (wanted) => {
        if (JSON.stringify(wanted).includes(lost)) throw new DOMException('gone', 'NotFoundError');
        return open(wanted);
      };
    },
    await deviceIdOf(rig, 'monitor'),
  );
  await card(rig, 'monitor')
    .locator('video')
    .evaluate((video: HTMLVideoElement) => {
      if (!(video.srcObject instanceof MediaStream)) throw new Error('no picture');
      for (const track of video.srcObject.getTracks()) {
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
    });
  await expect(first.locator('[data-camera-source="monitor"] [data-condition="camera-lost"]')).toBeVisible();
  await expectAllLive(first, 'monitor');
  await expectAllLive(second, 'monitor');
});

const deviceIdOf = (rig: Page, source: Source): Promise<string> =>
  card(rig, source)
    .locator('video')
    .evaluate((video: HTMLVideoElement) => {
      if (!(video.srcObject instanceof MediaStream)) throw new Error('no picture');
      return video.srcObject.getVideoTracks()[0]?.getSettings().deviceId ?? '';
    });
