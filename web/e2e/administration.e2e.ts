import type { Page } from '@playwright/test';
import { people } from './support/product.ts';
import { expect, openRig, signIn, startOperation, test, viewports } from './support/stage.ts';

async function inviteGuest(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: '邀请来宾' }).click();
  // What is missing is said, and what was typed stays.
  await page.getByRole('button', { name: '生成链接' }).click();
  await expect(page.getByText('请填写。')).toBeVisible();
  await page.getByLabel('来宾姓名').fill(name);
  await page.getByRole('button', { name: '生成链接' }).click();
  const link = await page.getByRole('textbox', { name: '邀请链接' }).inputValue();
  await page.getByRole('button', { name: '完成' }).click();
  return link;
}

test('a guest comes in by a link, is let in by the theatre, and goes when the invitation is revoked', async ({
  stage,
}) => {
  const rig = await openRig(stage, await stage.browser());
  await startOperation(rig, 'phantom');

  const desk = await stage.page(await stage.browser());
  await signIn(desk, people.coordinator);
  await desk.goto('/admin/consultations/demo-gastrectomy');
  const link = await inviteGuest(desk, '来宾教授');
  // Shown once: it is nowhere on the page any more.
  expect(await desk.content()).not.toContain(new URL(link).hash.slice(1));

  const phone = await stage.page(await stage.browser(), viewports.phone);
  await phone.goto(link);
  await expect(phone.getByRole('button', { name: '接受邀请' })).toBeVisible();
  expect(phone.url()).not.toContain('#');
  expect(await phone.content()).not.toContain('国栋');
  await phone.getByRole('button', { name: '接受邀请' }).click();
  await phone.getByTestId('join').click();
  await rig.getByRole('button', { name: /准许/ }).first().click();
  await expect(phone.getByTestId('leave-room')).toBeVisible();
  expect(await phone.content()).not.toContain('国栋');

  const second = await stage.page(await stage.browser());
  await second.goto(link);
  await expect(second.getByRole('heading', { name: '链接已经用过' })).toBeVisible();
  await second.goto('/day');
  await expect(second).toHaveURL(/sign-in/);

  await desk.reload();
  await desk.getByRole('button', { name: '收回给 来宾教授 的邀请' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '收回' }).click();
  await expect(phone.getByTestId('leave-room')).toHaveCount(0);
});

test('a coordinator plans an operation, and calls it off', async ({ stage }) => {
  const page = await stage.page(await stage.browser());
  await signIn(page, people.coordinator);
  await page.goto('/admin/people');
  await expect(page.getByRole('heading', { name: '没有这个页面' })).toBeVisible();
  await page.goto('/admin/consultations/new');
  await page.getByLabel('中文名称').fill('王虚构 阑尾切除术');
  await page.getByLabel('英文名称').fill('Appendectomy');
  await page.getByLabel('主刀姓名').fill('陈立');
  await page.getByLabel('姓', { exact: true }).fill('王');
  await page.getByLabel('名', { exact: true }).fill('虚构');
  await page.getByLabel('出生日期').fill('1970-02-28');
  await page.getByRole('combobox', { name: '人员' }).fill('顾明');
  await page.getByRole('option', { name: /顾明远/ }).click();
  await page.getByRole('button', { name: '安排', exact: true }).click();
  await expect(page.getByText('名称里不能出现患者姓名')).toBeVisible();
  await page.getByLabel('中文名称').fill('阑尾切除术');
  await page.getByRole('button', { name: '安排', exact: true }).click();
  await expect(page.getByRole('heading', { name: '阑尾切除术' })).toBeVisible();
  await expect(page.getByText('王*构')).toBeVisible();
  await page.getByRole('button', { name: '取消会诊' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '取消会诊' }).click();
  await expect(page.getByText('这次会诊已经取消')).toBeVisible();
});
