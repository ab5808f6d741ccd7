import type { BrowserContext, Page } from '@playwright/test';

/** Where the motors stand, and when they were told so. */
export interface MotorPosition {
  readonly pan: number;
  readonly tilt: number;
  readonly zoom: number;
  readonly at: number;
}

/** From the next navigation on, this computer's cameras have motors: Chromium's fake ones have none. */
export async function plugMotors(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const positions = [{ pan: 0, tilt: 0, zoom: 100, at: Date.now() }];
    Object.assign(globalThis, { motorPositions: positions });
    const last = () => ({ pan: 0, tilt: 0, zoom: 100, ...positions.at(-1) });
    const { prototype } = MediaStreamTrack;
    const { getCapabilities, getSettings, applyConstraints } = prototype;
    const around = { min: -180, max: 180, step: 1 };
    prototype.getCapabilities = function capabilities() {
      const own = getCapabilities.call(this);
      return this.kind === 'video' ? { ...own, pan: around, tilt: around, zoom: { min: 100, max: 400, step: 1 } } : own;
    };
    prototype.getSettings = function settings() {
      const { pan, tilt, zoom } = last();
      return { ...getSettings.call(this), pan, tilt, zoom };
    };
    prototype.applyConstraints = async function apply(wanted) {
      const [moved] = wanted?.advanced ?? [];
      if (!moved || !('pan' in moved)) return applyConstraints.call(this, wanted);
      positions.push({ ...last(), ...JSON.parse(JSON.stringify(moved)), at: Date.now() });
    };
  });
}

export const motorPositions = (rig: Page): Promise<MotorPosition[]> =>
  rig.evaluate(() => (globalThis as unknown as { motorPositions: MotorPosition[] }).motorPositions);
