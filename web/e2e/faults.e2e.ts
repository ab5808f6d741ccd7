import { shownTimecode } from './support/picture.ts';
import { pidOf } from './support/product.ts';
import { enterTheatre, expect, expectLive, openRig, stageVideo, startOperation, test } from './support/stage.ts';
import { tonesHeard } from './support/tone.ts';

const tone = 1_130;
const theatreTone = 620;

test('a microphone goes off at once while signaling stands still, and the room learns of it afterwards', async ({
  stage,
}) => {
  const rig = await openRig(stage, await stage.browser({ toneHz: theatreTone }));
  await startOperation(rig, 'phantom');
  const console = await stage.page(await stage.browser({ toneHz: tone }));
  await enterTheatre(console);
  await expectLive(console);
  await expect(async () => expect(await tonesHeard(rig, [tone])).toEqual([tone])).toPass();
  await expect(async () => expect(await tonesHeard(console, [theatreTone])).toEqual([theatreTone])).toPass();

  const signaling = await pidOf('signaling');
  process.kill(signaling, 'SIGSTOP');
  try {
    await console.getByTestId('microphone').click();
    await expect(console.getByTestId('microphone')).toHaveAttribute('aria-pressed', 'false');
    await expect(async () => expect(await tonesHeard(rig, [tone])).toEqual([])).toPass({ timeout: 10_000 });
    // The server never heard of either mute.
    await rig.getByRole('button', { name: '麦克风开' }).click();
    await rig.reload();
  } finally {
    process.kill(signaling, 'SIGCONT');
  }
  await expect(rig.getByText('已静音')).toBeVisible();
  expect(await tonesHeard(rig, [tone])).toEqual([]);
  await expectLive(console);
  await expect(rig.getByRole('button', { name: '麦克风关' })).toBeVisible();
  expect(await tonesHeard(console, [theatreTone])).toEqual([]);
});

/** What is down, on the specialist's page. */
const saidMeanwhile = { signaling: '连接断了，正在重连', 'media-server': '媒体服务器暂时不可用' } as const;

for (const service of ['signaling', 'media-server'] as const) {
  test(`the picture and a mute come back by themselves after the ${service} was killed`, async ({ stage }) => {
    const rig = await openRig(stage, await stage.browser());
    await startOperation(rig, 'phantom');
    const console = await stage.page(await stage.browser({ toneHz: tone }));
    await enterTheatre(console);
    await expectLive(console);
    await console.getByTestId('microphone').click();
    await expect(rig.getByText('已静音')).toBeVisible();

    // Read before: for a while afterwards there is no picture at all.
    const before = await shownTimecode(stageVideo(console));
    const killed = await pidOf(service);
    process.kill(killed, 'SIGKILL');
    await expect(console.getByText(saidMeanwhile[service]).first()).toBeVisible();
    await expect(async () => expect(await pidOf(service)).not.toBe(killed)).toPass();
    await expect(async () => {
      const after = await shownTimecode(stageVideo(console));
      expect(after?.captureTimeMs).toBeGreaterThan((before?.captureTimeMs ?? Number.POSITIVE_INFINITY) + 5_000);
    }).toPass();
    await expectLive(console);
    await expect(console.getByTestId('microphone')).toHaveAttribute('aria-pressed', 'false');
    expect(await tonesHeard(rig, [tone])).toEqual([]);
  });
}
