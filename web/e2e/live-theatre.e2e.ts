import { shownTimecode } from './support/picture.ts';
import { people } from './support/product.ts';
import {
  enterTheatre,
  expect,
  expectLive,
  openRig,
  openTheatreScreen,
  stageVideo,
  startOperation,
  test,
  viewports,
} from './support/stage.ts';
import { tonesHeard } from './support/tone.ts';

const tones = { theatre: 620, specialist: 1_130, second: 1_710 } as const;
const allTones = Object.values(tones);

test('a specialist sees the theatre move, hears it, is seen and heard, and mutes', async ({ stage }) => {
  const theatreBrowser = await stage.browser({ toneHz: tones.theatre });
  const rig = await openRig(stage, theatreBrowser);
  await startOperation(rig, 'phantom');

  const screen = await openTheatreScreen(rig);

  const console = await stage.page(await stage.browser({ toneHz: tones.specialist }));
  await enterTheatre(console);
  await expectLive(console);

  const before = await shownTimecode(stageVideo(console));
  await expect(async () => {
    const after = await shownTimecode(stageVideo(console));
    expect(after?.captureTimeMs).toBeGreaterThan((before?.captureTimeMs ?? Number.POSITIVE_INFINITY) + 500);
  }).toPass();
  await expect(console.locator('section[data-stage] [data-age]')).toHaveText(/^\d+( ± \d+)? ms$/);

  await expect(screen.locator('[data-camera-source="face"] [data-condition="live"]')).toBeVisible();
  await expect(screen.locator('[data-camera-source="face"] [data-age]')).toHaveText(/^\d+( ± \d+)? ms$/);
  await expect(screen.locator('section[data-local] [data-condition="live"]')).toBeVisible();
  await expect(screen.getByText(/专家看到时晚 \d+ ms/)).toBeVisible();

  await expect(async () => expect(await tonesHeard(console, allTones)).toEqual([tones.theatre])).toPass();
  await expect(async () => expect(await tonesHeard(screen, allTones)).toEqual([tones.specialist])).toPass();
  // The screen is the theatre's one loudspeaker.
  expect(await tonesHeard(rig, allTones)).toEqual([]);

  await console.getByTestId('microphone').click();
  await expect(screen.locator('[data-camera-source="face"]').getByText('已静音')).toBeVisible();
  await expect(async () => expect(await tonesHeard(screen, allTones)).toEqual([])).toPass();
  await console.getByTestId('microphone').click();
  await expect(async () => expect(await tonesHeard(screen, allTones)).toEqual([tones.specialist])).toPass();
});

test('a specialist on a phone sees, hears, speaks and reads the age; a second one hears both', async ({ stage }) => {
  const rig = await openRig(stage, await stage.browser({ toneHz: tones.theatre }));
  await startOperation(rig, 'phantom');
  const phone = await stage.page(await stage.browser({ toneHz: tones.specialist }), viewports.phone);
  await enterTheatre(phone);
  await expectLive(phone);
  await expect(phone.locator('section[data-stage] [data-age]')).toHaveText(/^\d+( ± \d+)? ms$/);
  await expect(phone.getByTestId('microphone')).toBeInViewport();
  await expect(async () => expect(await tonesHeard(rig, allTones)).toEqual([tones.specialist])).toPass();

  const second = await stage.page(await stage.browser({ toneHz: tones.second }));
  await enterTheatre(second, people.secondSpecialist);
  await expectLive(second);
  await expect(async () => {
    expect(await tonesHeard(second, allTones)).toEqual([tones.theatre, tones.specialist]);
  }).toPass();
  await expect(async () => {
    expect(await tonesHeard(phone, allTones)).toEqual([tones.theatre, tones.second]);
  }).toPass();

  const width = await phone.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(viewports.phone.viewport.width);
});

test('a reload keeps the mute, and the theatre comes back by itself', async ({ stage }) => {
  const rig = await openRig(stage, await stage.browser({ toneHz: tones.theatre }));
  await startOperation(rig, 'phantom');
  const console = await stage.page(await stage.browser({ toneHz: tones.specialist }));
  await enterTheatre(console);
  await expectLive(console);

  await console.getByTestId('microphone').click();
  await expect(rig.getByText('已静音')).toBeVisible();
  await console.reload();
  await console.getByTestId('join').click();
  await expectLive(console);
  await expect(console.getByTestId('microphone')).toHaveAttribute('aria-pressed', 'false');
  expect(await tonesHeard(rig, allTones)).toEqual([]);

  await rig.reload();
  await expectLive(console);
  const before = await shownTimecode(stageVideo(console));
  await expect(async () => {
    const after = await shownTimecode(stageVideo(console));
    expect(after?.captureTimeMs).toBeGreaterThan((before?.captureTimeMs ?? Number.POSITIVE_INFINITY) + 500);
  }).toPass();
  await expect(console.locator('[data-camera-source="endoscope"]')).toHaveCount(1);
});

test('an observer waits until the theatre says yes, and can neither speak nor read the patient’s name', async ({
  stage,
}) => {
  const rig = await openRig(stage, await stage.browser({ toneHz: tones.theatre }));
  await startOperation(rig, 'phantom');
  const observer = await stage.page(await stage.browser({ toneHz: tones.second }));
  await enterTheatre(observer, people.observer);
  await expect(observer.getByText('等手术间准许')).toBeVisible();
  await expect(observer.locator('video')).toHaveCount(0);
  await rig.getByRole('button', { name: '准许' }).click();
  await expectLive(observer);
  await expect(observer.getByTestId('microphone')).toHaveCount(0);
  await expect(observer.getByText('周*栋')).toHaveCount(0);
  expect(await tonesHeard(rig, allTones)).toEqual([]);
});
