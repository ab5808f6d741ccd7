import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { faceGoneAfter, facePaintedAt, pressedAt, silencedAfter, takenAfter } from '../participants/effect-notes.ts';
import { whileStandingStill } from '../product/stand-still.ts';
import { actsAfterMs, type CommandTrial, type Deed, type Hindrance } from './command-rules.ts';
import { type CommandStage, giveBack } from './command-stage.ts';

/** So long after a press it is seen whether it acted. */
const watchedMs = 1_500;
const hangingMs = 3_000;
/** By then a page that was told to hang hangs. */
const hangsAfterMs = 200;
/** Whatever acts later than this has failed anyway. */
const hangsOnMs = 1_000;
/** A picture that has not changed for so long is not one that ends now. */
const stalledMs = 1_000;

/** Gives what the deed takes, takes it under the hindrance, and waits until everything runs and is told again. */
export async function tryDeed(
  stage: CommandStage,
  { hindrance, deed }: Pick<CommandTrial, 'hindrance' | 'deed'>,
): Promise<CommandTrial> {
  await giveBack[deed](stage);
  const { screen, speaker, listener } = stage;
  if (deed === 'revoke') await screen.openSheet(speaker.row);
  await aim[deed](stage);
  const receivers: Receivers = hindrance === 'page' ? [listener.page] : [listener.page, speaker.page];
  const { pressed, actedAt } = await underHindrance(stage, hindrance, async () => {
    await screen.press();
    await wait(watchedMs);
    const pressed = await pressedAt(screen.page);
    return { pressed, actedAt: await lastSensed[deed](receivers, pressed) };
  });
  if (deed === 'revoke') await screen.closeSheet();
  await screen.untilTold();
  if (deed === 'mute') await speaker.page.locator('[data-testid="microphone"][aria-pressed="false"]').waitFor();
  return { hindrance, deed, actsMs: actsAfterMs({ pressed, actedAt, watchedMs }) };
}

const aim: Readonly<Record<Deed, (stage: CommandStage) => Promise<void>>> = {
  mute: ({ screen }) => screen.aimAt('mute-all'),
  revoke: ({ screen }) => screen.aimAtTaking('publish:face'),
  'take-back': ({ screen }) => screen.aimAt('take-back'),
};

/** The first of the receivers is the one who watches and listens. */
type Receivers = readonly [Page, ...Page[]];

/** When the receivers last heard, saw or were shown what was taken. */
const lastSensed: Readonly<Record<Deed, (receivers: Receivers, pressed: number) => Promise<number>>> = {
  mute: ([listener], pressed) => silencedAfter(listener, pressed),
  revoke: async ([listener], pressed) => {
    const paintedAt = await facePaintedAt(listener);
    if (paintedAt < pressed - stalledMs) throw new Error('the face had stopped before it was taken away');
    // What stands still is still seen.
    return Math.max(paintedAt, await faceGoneAfter(listener, pressed));
  },
  'take-back': async (receivers, pressed) =>
    Math.max(...(await Promise.all(receivers.map((page) => takenAfter(page, pressed))))),
};

interface Pressed {
  /** Milliseconds since 1970, as the other. */
  readonly pressed: number;
  readonly actedAt: number;
}

function underHindrance(
  { product, speaker }: CommandStage,
  hindrance: Hindrance,
  work: () => Promise<Pressed>,
): Promise<Pressed> {
  return hindrance === 'page' ? whileHanging(speaker.page, work) : whileStandingStill(product, hindrance, work);
}

/** @throws {Error} when the page answered too soon after the press */
async function whileHanging(page: Page, work: () => Promise<Pressed>): Promise<Pressed> {
  const hanging = page.evaluate((lengthMs) => {
    const until = Date.now() + lengthMs;
    while (Date.now() < until) {
      // A page that does not answer goes on sending.
    }
    return until;
  }, hangingMs);
  await wait(hangsAfterMs);
  const done = await work();
  if ((await hanging) < done.pressed + hangsOnMs) throw new Error('the press came too late for a page that hangs');
  return done;
}
