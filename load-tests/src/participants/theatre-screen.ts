import type { Page } from '@playwright/test';
import type { Permission } from '@scrubline/contract';
import type { Rig } from './rig.ts';

/** The theatre's second page, from which the theatre commands. */
export interface TheatreScreen {
  readonly page: Page;
  /** The latest to come in, by the row that tells of them. */
  readonly rowOfNewcomer: () => Promise<string>;
  /** Opens what can be done about one person. */
  readonly openSheet: (row: string) => Promise<void>;
  readonly closeSheet: () => Promise<void>;
  /** On the open sheet, what is not given yet. */
  readonly give: (permission: Permission) => Promise<void>;
  /** Puts a hand over what takes one permission on the open sheet. */
  readonly aimAtTaking: (permission: Permission) => Promise<void>;
  readonly aimAt: (button: 'take-back' | 'mute-all') => Promise<void>;
  /** Presses what was aimed at, without looking for it again. */
  readonly press: () => Promise<void>;
  /** Waits until signaling holds all that was done here. */
  readonly untilTold: () => Promise<void>;
}

/** Opens the window that the rig's page offers. */
export async function openTheatreScreen({ page: rig }: Rig): Promise<TheatreScreen> {
  const opening = rig.waitForEvent('popup');
  await rig.getByRole('button', { name: /Open theatre screen|打开手术间屏幕/ }).click();
  const page = await opening;
  await page.setViewportSize({ width: 1920, height: 1080 });
  const known = new Set<string>();
  const buttonOf = (permission: Permission) =>
    page.getByTestId('attendee-sheet').locator(`[data-permission="${permission}"]`).getByRole('button');
  const taking = (permission: Permission) => buttonOf(permission).filter({ hasText: /Take away|收回/ });
  return {
    page,
    rowOfNewcomer: async () => {
      for (;;) {
        const rows = page.locator('button[data-testid^="attendee-"]');
        await rows.nth(known.size).waitFor();
        const names = await rows.evaluateAll((found) => found.map((row) => row.getAttribute('data-testid') ?? ''));
        const newcomer = names.find((name) => !known.has(name));
        if (newcomer === undefined) continue;
        known.add(newcomer);
        return newcomer;
      }
    },
    openSheet: async (row) => {
      await page.getByTestId(row).click();
      await page.getByTestId('attendee-sheet').waitFor();
    },
    // Not by Esc, which takes back what was just given.
    closeSheet: async () => {
      await page.getByRole('button', { name: /^(Close|关闭)$/ }).click();
      await page.getByTestId('attendee-sheet').waitFor({ state: 'detached' });
    },
    give: async (permission) => {
      if ((await taking(permission).count()) > 0) return;
      await buttonOf(permission).click();
      await taking(permission).waitFor();
    },
    aimAtTaking: (permission) => taking(permission).hover(),
    aimAt: (button) => page.getByTestId(button).hover(),
    press: async () => {
      await page.mouse.down();
      await page.mouse.up();
    },
    untilTold: async () => {
      const untold = page.getByText(/Recorded once the server is back|补记/);
      await untold.waitFor({ state: 'detached' });
    },
  };
}
