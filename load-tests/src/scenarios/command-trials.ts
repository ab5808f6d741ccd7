import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import {
  faceGoneAfter,
  facePaintedAt,
  pressedAt,
  silencedAfter,
  stoodStillMs,
  takenAfter,
} from '../participants/effect-notes.ts';
import { whileStandingStill } from '../product/stand-still.ts';
import { actsAfterMs, type CommandTrial, type Deed, type Hindrance, recentlyMs } from './command-rules.ts';
import { type CommandStage, giveBack } from './command-stage.ts';

/** A press is not disturbed by questions for so long; then it is asked what it did, until it did it. */
const undisturbedMs = 1_200;
const askEveryMs = 500;
/** Whatever has not acted by then does not act. */
const patienceMs = 8_000;

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
  const found = await underHindrance(stage, hindrance, async () => {
    await screen.press();
    await wait(undisturbedMs);
    const pressed = await pressedAt(screen.page);
    const actedAt = await untilActed(deed, receivers, pressed);
    const span = { from: pressed, to: Math.min(actedAt, Date.now()) };
    const pauses = await Promise.all([screen.page, ...receivers].map((page) => stoodStillMs(page, span)));
    return { actsMs: actsAfterMs({ pressed, actedAt }), stoodStillMs: Math.max(...pauses) };
  });
  if (deed === 'revoke') await screen.closeSheet();
  await screen.untilTold();
  if (deed === 'mute') await speaker.page.locator('[data-testid="microphone"][aria-pressed="false"]').waitFor();
  return { hindrance, deed, ...found };
}

async function untilActed(deed: Deed, receivers: Receivers, pressed: number): Promise<number> {
  for (;;) {
    const actedAt = await lastSensed[deed](receivers, pressed);
    const hasEnded = actedAt < Date.now() - recentlyMs;
    if (hasEnded) return actedAt;
    if (Date.now() > pressed + patienceMs) return Number.POSITIVE_INFINITY;
    await wait(askEveryMs);
  }
}

const aim: Readonly<Record<Deed, (stage: CommandStage) => Promise<void>>> = {
  mute: ({ screen }) => screen.aimAt('mute-all'),
  revoke: ({ screen }) => screen.aimAtTaking('publish:face'),
  'take-back': ({ screen }) => screen.aimAt('take-back'),
};

/** A picture that has not changed for so long before a press is not one that the press ends. */
const stalledMs = 1_000;

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

function underHindrance<Found>(
  { product, speaker }: CommandStage,
  hindrance: Hindrance,
  work: () => Promise<Found>,
): Promise<Found> {
  return hindrance === 'page' ? whileHanging(speaker.page, work) : whileStandingStill(product, hindrance, work);
}

/** The page does nothing and goes on sending; it takes no processor from the others, whose computers are their own. */
async function whileHanging<Found>(page: Page, work: () => Promise<Found>): Promise<Found> {
  const debug = await page.context().newCDPSession(page);
  try {
    await debug.send('Debugger.enable');
    const hangs = new Promise((resolve) => debug.once('Debugger.paused', resolve));
    await debug.send('Debugger.pause');
    await hangs;
    return await work();
  } finally {
    // Also lets the page go on.
    await debug.detach();
  }
}
