import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCameraFile } from './support/camera-file.ts';
import { shownMovement, shownTimecode } from './support/picture.ts';
import { product } from './support/product.ts';
import {
  chooseCamera,
  enterTheatre,
  expect,
  expectLive,
  openRig,
  stageVideo,
  startOperation,
  test,
} from './support/stage.ts';
import { tonesHeard } from './support/tone.ts';

test('a recorded video file is a camera', async ({ stage }) => {
  const folder = await mkdtemp(join(tmpdir(), 'scrubline-camera-'));
  const cameraFile = join(folder, 'numbered.y4m');
  await writeCameraFile(cameraFile);
  const rig = await openRig(stage, await stage.browser({ cameraFile }));
  await startOperation(rig, 'device');
  const console = await stage.page(await stage.browser());
  await enterTheatre(console);
  await expectLive(console);
  const seen = new Set<number>();
  await expect(async () => {
    const timecode = await shownTimecode(stageVideo(console));
    if (timecode) seen.add(timecode.frameNumber);
    expect(seen.size).toBeGreaterThan(5);
  }).toPass();
  await rm(folder, { recursive: true });
});

test("the browser's own fake camera is a camera", async ({ stage }) => {
  const rig = await openRig(stage, await stage.browser());
  await startOperation(rig, 'device');
  const console = await stage.page(await stage.browser());
  await enterTheatre(console);
  await expectLive(console);
  expect(await shownMovement(stageVideo(console))).toBeGreaterThan(0.1);
});

test('a camera that is refused, taken away and given back says so in words, keeps the sound and comes back', async ({
  stage,
}) => {
  const tone = 620;
  const theatreBrowser = await stage.browser({ toneHz: tone, grantsDevices: false });
  const rig = await openRig(stage, theatreBrowser);
  const origin = new URL(product().baseUrl).origin;
  const context = rig.context();
  await context.grantPermissions(['microphone'], { origin });
  await rig.getByTestId('start-consultation').first().click();
  const card = rig.getByTestId('camera-endoscope');
  await expect(card.getByRole('alert')).toContainText('浏览器不准用摄像头');

  const console = await stage.page(await stage.browser());
  await enterTheatre(console);
  await expect(async () => expect(await tonesHeard(console, [tone])).toEqual([tone])).toPass();

  await context.grantPermissions(['camera', 'microphone'], { origin });
  await expect(card.getByText('正常')).toBeVisible();
  await expectLive(console);

  // What the browser does when a cable is pulled: the track ends, and the device is gone from the list.
  await card.locator('video').evaluate((video: HTMLVideoElement) => {
    if (!(video.srcObject instanceof MediaStream)) throw new Error('no picture');
    for (const track of video.srcObject.getTracks()) {
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
  });
  await expect(card.getByRole('alert')).toContainText('摄像头断开了');
  await expect(console.getByText('手术间的摄像头断开了').first()).toBeVisible();
  expect(await tonesHeard(console, [tone])).toEqual([tone]);
  await expect(card.getByText('正常')).toBeVisible();
  await expectLive(console);
});

test('the source changes while live, without the picture going away for others', async ({ stage }) => {
  const rig = await openRig(stage, await stage.browser());
  await startOperation(rig, 'device');
  const console = await stage.page(await stage.browser());
  await enterTheatre(console);
  await expectLive(console);
  expect(await shownTimecode(stageVideo(console))).toBeNull();
  await chooseCamera(rig, /模型/);
  await expect(async () => expect(await shownTimecode(stageVideo(console))).not.toBeNull()).toPass();
  await expectLive(console);
});

test('a picture whose packets come and that is never painted is fetched anew by itself', async ({ stage }) => {
  const rig = await openRig(stage, await stage.browser());
  await startOperation(rig, 'device');
  const console = await stage.page(await stage.browser());
  await console.addInitScript(loseFramesOfFirstReceiver);
  await enterTheatre(console);
  await expect(console.locator('html')).toHaveAttribute('data-lost-receivers', '1');
  await expectLive(console);
  expect(await shownMovement(stageVideo(console))).toBeGreaterThan(0.1);
});

/** What a browser does that waits for frames older than those that come: it takes the packets and paints nothing. */
function loseFramesOfFirstReceiver(): void {
  const Transform = RTCRtpScriptTransform;
  let lost = 0;
  window.RTCRtpScriptTransform = class extends Transform {
    constructor(worker: Worker, options?: unknown, transfer?: Transferable[]) {
      // Without a port the product's own worker cannot read the receiver's frames, and nothing passes them on.
      super(worker, lost > 0 ? options : {}, lost > 0 ? transfer : []);
      lost += 1;
      document.documentElement.dataset.lostReceivers ??= String(lost);
    }
  };
}
