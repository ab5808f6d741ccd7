import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { signInAsAdministrator } from './support/administrator.ts';
import { people, product } from './support/product.ts';
import { expect, signIn, test, viewports } from './support/stage.ts';

const pharmacist = 'he.jing@scrubline.example';

/** A finger on a reader, in the place of the machine's own. */
async function giveAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`)).toEqual([]);
}

async function signOut(page: Page): Promise<void> {
  await page.locator('header').getByRole('button').last().click();
  await page.getByRole('menuitem', { name: '退出登录' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/sign-in');
}

test('the demonstration’s administrator is asked for a code as well', async ({ stage }) => {
  const page = await stage.page(await stage.browser());
  await signInAsAdministrator(page);
  await expect(page).toHaveURL(/\/admin/);
  await page.goto('/account');
  await expect(page.getByText('已开启')).toBeVisible();
});

test('a person turns the second step on, keeps a passkey, signs in with both, and takes both away', async ({
  stage,
}) => {
  const browser = await stage.browser();
  const page = await stage.page(browser);
  await giveAuthenticator(page);
  await signIn(page, pharmacist);
  await page.goto('/account');
  await expectAccessible(page);

  await page.getByRole('button', { name: '开启', exact: true }).click();
  await page.locator('input[name="password"]').fill(product().password);
  await page.getByRole('button', { name: '下一步' }).click();
  const shown = page.locator('p.break-all');
  await expect(shown).toBeVisible();
  await expectAccessible(page);
  const authenticator = new TOTP({ secret: Secret.fromBase32((await shown.innerText()).replaceAll(/\s/g, '')) });
  await page.locator('input[name="code"]').fill(authenticator.generate());
  await page.getByRole('button', { name: '确认并开启' }).click();
  await expect(page.getByText('只显示这一次')).toBeVisible();
  const backupCode = await page.locator('ol > li').first().innerText();
  await page.getByRole('button', { name: '我已保存' }).click();
  await expect(page.getByText('已开启')).toBeVisible();

  await page.getByRole('button', { name: '添加' }).click();
  await expect(page.getByText('通行密钥已添加')).toBeVisible();
  await expect(page.getByRole('button', { name: '移除“Chrome · Linux”' })).toBeVisible();
  await signOut(page);
  await page.getByRole('button', { name: '用通行密钥登录' }).click();
  await page.waitForURL(({ pathname }) => pathname === '/day');

  const phone = await stage.page(browser, viewports.phone);
  await phone.goto('/sign-in');
  await phone.locator('input[type="email"]').fill(pharmacist);
  await phone.locator('input[type="password"]').fill(product().password);
  await phone.locator('button[type="submit"]').click();
  await phone.getByRole('button', { name: '改用备用码' }).click();
  await expectAccessible(phone);
  await phone.locator('input[name="code"]').fill(backupCode);
  await phone.locator('button[type="submit"]').click();
  await phone.waitForURL(({ pathname }) => pathname === '/day');

  await page.goto('/account');
  await page.getByRole('button', { name: '结束其他所有登录' }).click();
  await expect(page.getByText('已结束')).toBeVisible();
  await phone.goto('/day');
  await expect(phone).toHaveURL(/\/sign-in/);

  await page.getByRole('button', { name: '关闭', exact: true }).first().click();
  await page.locator('input[name="password"]').fill(product().password);
  await page.getByRole('button', { name: '关闭两步验证' }).click();
  await expect(page.getByText('未开启')).toBeVisible();
  await page
    .getByRole('button', { name: /^移除“/ })
    .first()
    .click();
  await page.getByRole('dialog').getByRole('button', { name: '移除', exact: true }).click();
  await expect(page.getByText('通行密钥已移除')).toBeVisible();
});

test('a stranger who guesses locks out strangers, and not the browser that the person uses', async ({ stage }) => {
  const own = await stage.page(await stage.browser());
  await signIn(own, people.assistantDoctor);
  await signOut(own);
  const stranger = await stage.page(await stage.browser());
  await stranger.goto('/sign-in');
  const submit = stranger.locator('button[type="submit"]');
  await stranger.locator('input[type="email"]').fill(people.assistantDoctor);
  for (let guess = 0; guess < 10; guess++) {
    await stranger.locator('input[type="password"]').fill(`guess ${guess}`);
    const answered = stranger.waitForResponse((response) => response.url().endsWith('/sign-in/email'));
    await submit.click();
    expect((await answered).status()).toBe(401);
    await expect(stranger.getByText('邮箱或密码不对。')).toBeVisible();
  }
  await stranger.locator('input[type="password"]').fill(product().password);
  await submit.click();
  await expect(stranger.getByText('这个账号暂时不能登录')).toBeVisible();
  await signIn(own, people.assistantDoctor);
});

test('a desk that nobody uses is asked, and then logged off; whoever acts stays', async ({ stage }) => {
  const page = await stage.page(await stage.browser());
  await signIn(page, people.secondSpecialist);
  let endsAt = Date.now() + 50_000;
  // What the server says after fourteen minutes, so that no story takes as long.
  await page.route('**/api/session', (route) =>
    route.fulfill({ json: { endsInMs: Math.max(0, endsAt - Date.now()), mayBeKept: true } }),
  );
  await page.goto('/day');
  await expect(page.getByText('您还在吗')).toBeVisible();
  await expectAccessible(page);
  const kept = page.waitForResponse('**/api/session/keep');
  await page.keyboard.press('Shift');
  expect((await kept).status()).toBe(200);
  await expect(page.getByText('您还在吗')).toBeHidden();
  endsAt = Date.now() + 4_000;
  await page.reload();
  await page.waitForURL('**/sign-in?ended=idle');
  await expect(page.getByText('已自动退出登录')).toBeVisible();
  await page.goto('/day');
  await expect(page).toHaveURL(/\/sign-in/);
});
