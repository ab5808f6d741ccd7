import type { Page } from '@playwright/test';

/** Where function keys begin among the system's virtual keys. */
const virtualF1 = 112;

export interface Pedal {
  /** One press of a pedal that sends this function key. */
  readonly press: (fKey: number) => Promise<void>;
  /** The same press sent twice, that far apart. */
  readonly bounce: (fKey: number, apartMs: number) => Promise<void>;
  /** Held down for as long as a keyboard repeats that often. */
  readonly hold: (fKey: number, repeats: number) => Promise<void>;
}

/** Foot pedals as the system sees them: keys that no test keyboard has. */
export async function plugPedals(page: Page): Promise<Pedal> {
  const keyboard = await page.context().newCDPSession(page);
  const send = async (fKey: number, type: 'rawKeyDown' | 'keyUp', timestamp: number, autoRepeat = false) => {
    const name = `F${fKey}`;
    const windowsVirtualKeyCode = virtualF1 + fKey - 1;
    await keyboard.send('Input.dispatchKeyEvent', {
      ...{ type, code: name, key: name, windowsVirtualKeyCode, autoRepeat },
      timestamp: timestamp / 1_000,
    });
  };
  const pressAt = async (fKey: number, timestamp: number) => {
    await send(fKey, 'rawKeyDown', timestamp);
    await send(fKey, 'keyUp', timestamp + 10);
  };
  return {
    press: (fKey) => pressAt(fKey, Date.now()),
    bounce: async (fKey, apartMs) => {
      const now = Date.now();
      await pressAt(fKey, now);
      await pressAt(fKey, now + apartMs);
    },
    hold: async (fKey, repeats) => {
      const now = Date.now();
      await send(fKey, 'rawKeyDown', now);
      for (let repeat = 1; repeat <= repeats; repeat++) await send(fKey, 'rawKeyDown', now + repeat * 500, true);
      await send(fKey, 'keyUp', now + (repeats + 1) * 500);
    },
  };
}
