import type { Browser, Page } from '@playwright/test';
import type { Permission } from '@scrubline/contract';
import { openBrowser } from '../participants/browser.ts';
import { facePaintedAt, hearsSomebody, noteEffects } from '../participants/effect-notes.ts';
import { pairRig } from '../participants/rig.ts';
import { type CameraFormat, depthCameras, plugSmallCameras } from '../participants/small-cameras.ts';
import { signInSpecialist } from '../participants/specialist.ts';
import { openTheatreScreen, type TheatreScreen } from '../participants/theatre-screen.ts';
import { type RunningProduct, startProduct } from '../product/start-product.ts';
import { type Deed, recentlyMs } from './command-rules.ts';
import { untilSo } from './until-so.ts';

interface Attendee {
  readonly page: Page;
  /** On the theatre's screen. */
  readonly row: string;
}

/** A theatre with its screen, a specialist who is seen and heard, and another who watches and listens. */
export interface CommandStage {
  readonly product: RunningProduct;
  readonly screen: TheatreScreen;
  readonly speaker: Attendee;
  readonly listener: Attendee;
  readonly close: () => Promise<void>;
}

/** Three browsers share a few cores, and it is not the picture that is measured. */
const format: CameraFormat = { width: 320, height: 180, frameRate: 8 };
/**
 * Each of the three screens would have a graphics card of its own. Without one, painting all of them keeps every thread
 * waiting for a processor for 50-120 ms at a time: a quarter of the points leaves room for what is measured.
 */
const deviceScaleFactor = 0.5;
const sharedControls: readonly Permission[] = ['annotate', 'freeze'];
/** At most one participant holds it. */
const speakersControls: readonly Permission[] = [...sharedControls, 'control-camera'];

export async function openCommandStage(): Promise<CommandStage> {
  const closing: (() => unknown)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  const browser = async (cameras?: number): Promise<Browser> => {
    const opened = await openBrowser(cameras === undefined ? {} : { cameras });
    closing.push(() => opened.close());
    return opened;
  };
  try {
    const product = await startProduct();
    closing.push(product.stop);
    const rig = await pairRig(await browser(1 + depthCameras), product, {
      prepare: async (page) => {
        await plugSmallCameras(page, format);
        await noteEffects(page.context());
      },
      deviceScaleFactor,
    });
    await rig.beginWithCameras(['endoscope']);
    const screen = await openTheatreScreen(rig);
    const enter = async (which: number, cameras: number): Promise<Attendee> => {
      const prepare = (page: Page) => noteEffects(page.context());
      const specialist = await signInSpecialist(await browser(cameras), product, { which, prepare, deviceScaleFactor });
      await specialist.openLobby();
      if ((await specialist.join()) === null) throw new Error('no picture reached the specialist');
      return { page: specialist.page, row: await screen.rowOfNewcomer() };
    };
    return { product, screen, speaker: await enter(0, 1), listener: await enter(1, 0), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Gives what a deed takes, and waits until it is there: what nobody had cannot be seen to end. */
export const giveBack: Readonly<Record<Deed, (stage: CommandStage) => Promise<void>>> = {
  mute: async ({ speaker, listener }) => {
    const microphone = speaker.page.getByTestId('microphone');
    if ((await microphone.getAttribute('aria-pressed')) === 'false') await microphone.click();
    await untilSo('the specialist is heard', () => hearsSomebody(listener.page));
  },
  revoke: async ({ screen, speaker, listener }) => {
    await screen.openSheet(speaker.row);
    await screen.give('publish:face');
    await screen.closeSheet();
    await untilSo('the face is seen', async () => Date.now() - (await facePaintedAt(listener.page)) < recentlyMs);
  },
  'take-back': async ({ screen, speaker, listener }) => {
    const controls = [
      [speaker, speakersControls],
      [listener, sharedControls],
    ] as const;
    for (const [attendee, permissions] of controls) {
      await screen.openSheet(attendee.row);
      for (const permission of permissions) await screen.give(permission);
      await screen.closeSheet();
      for (const permission of permissions) await toolShowing(attendee, permission).waitFor();
    }
  },
};

const toolShowing = ({ page }: Attendee, permission: Permission) =>
  page.locator(`nav [data-permission="${permission}"][data-standing="may"]`);
