import type { Page } from '@playwright/test';
import { keepMicrophones, type SoundProcessing, soundProcessing } from './support/microphone.ts';
import { expect, openRig, type Stage, startOperation, test } from './support/stage.ts';

const toneHz = 620;
const kinds = [
  { words: '头戴耳麦', echoCancellation: false, noiseSuppression: true, autoGainControl: true },
  { words: '调音台线路', echoCancellation: false, noiseSuppression: false, autoGainControl: false },
  { words: '房间麦克风（有扬声器）', echoCancellation: true, noiseSuppression: true, autoGainControl: true },
] as const satisfies readonly (SoundProcessing & { words: string })[];

async function openTheatre(stage: Stage): Promise<Page> {
  const rig = await openRig(stage, await stage.browser({ toneHz }));
  await keepMicrophones(rig.context());
  await rig.reload();
  await startOperation(rig, 'phantom');
  return rig;
}

const kindChoice = (rig: Page) => rig.getByRole('combobox', { name: '怎么收音' });

/** One microphone is open, with this processing and no other. */
const expectProcessing = (rig: Page, processing: SoundProcessing) =>
  expect.poll(() => soundProcessing(rig)).toEqual([processing]);

test('where the microphone stands decides what is done to its sound, over a reload as well', async ({ stage }) => {
  const rig = await openTheatre(stage);
  const [, , { words: atFirst, ...roomProcessing }] = kinds;
  await expect(kindChoice(rig)).toContainText(atFirst);
  await expectProcessing(rig, roomProcessing);
  for (const { words, ...processing } of kinds) {
    await kindChoice(rig).click();
    await rig.getByRole('option', { name: words }).click();
    await expectProcessing(rig, processing);
    await rig.reload();
    await expect(kindChoice(rig)).toContainText(words);
    await expectProcessing(rig, processing);
  }
});

test('the chosen microphone is found again by its name when the browser calls it otherwise', async ({ stage }) => {
  const rig = await openTheatre(stage);
  const chosen = rig.getByRole('combobox', { name: '麦克风', exact: true });
  await chosen.click();
  const names = await rig.getByRole('option').allInnerTexts();
  const name = names.at(-1) ?? '';
  await rig.getByRole('option', { name, exact: true }).click();
  await rig.evaluate(() => {
    const { device, kind } = JSON.parse(localStorage.getItem('scrubline-microphone') ?? '');
    const renamed = { ...device, deviceId: 'of-yesterday' };
    localStorage.setItem('scrubline-microphone', JSON.stringify({ kind, device: renamed }));
  });
  await rig.reload();
  await expect(chosen).toContainText(name);
  const level = rig.getByRole('meter', { name: '麦克风音量' });
  await expect(level).toHaveAttribute('aria-valuetext', '有声音');
});

test('the level moves with what the microphone hears, and the loudspeaker can be chosen and tried', async ({
  stage,
}) => {
  const rig = await openTheatre(stage);
  const faults: string[] = [];
  rig.on('pageerror', ({ message }) => faults.push(message));
  const level = rig.getByRole('meter', { name: '麦克风音量' });
  const seen = new Set<string | null>();
  await expect(async () => {
    seen.add(await level.getAttribute('aria-valuenow'));
    expect(seen.size).toBeGreaterThan(2);
  }).toPass();
  await expect(level).toHaveAttribute('aria-valuetext', '有声音');

  const speaker = rig.getByRole('combobox', { name: '扬声器' });
  const tried = rig.getByRole('button', { name: '试听' });
  await expect(speaker).toContainText('系统默认');
  await tried.click();
  await expect(tried).toBeDisabled();
  await expect(tried).toBeEnabled();
  await speaker.click();
  const other = rig.getByRole('option').last();
  const name = await other.innerText();
  await other.click();
  await expect(speaker).toContainText(name);
  await tried.click();
  await expect(tried).toBeEnabled();
  await rig.reload();
  await expect(speaker).toContainText(name);
  expect(faults).toEqual([]);
});
