import type { BrowserContext, Page } from '@playwright/test';
import { extensionPage } from '../../scripts/launch-browser';
import { importBundle, openLibraryPage } from './drive';
import { expect, test } from './fixtures';
import { makeBundle } from './make-bundle';

async function openOptionsPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(extensionPage('options.html'));
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

/** Clicks in the page without waiting for the window to be in front, as two hands on two windows do. */
const click = (page: Page, name: string) =>
  page.getByRole('checkbox', { name }).evaluate((box: HTMLInputElement) => box.click());

test('what is changed in one window of the settings shows in the other', async ({ context }) => {
  const [one, other] = [await openOptionsPage(context), await openOptionsPage(context)];
  await one.getByRole('radio', { name: '深色' }).check();
  await expect(other.getByRole('radio', { name: '深色' })).toBeChecked();
  await expect(other.locator('html[data-theme=dark]')).toBeVisible();
  await other.getByRole('slider').fill('22');
  await expect(one.getByRole('slider')).toHaveValue('22');
  await one.getByRole('checkbox', { name: '段首缩进两字' }).uncheck();
  await expect(other.getByRole('checkbox', { name: '段首缩进两字' })).not.toBeChecked();
});

test('of two windows that change something in the same moment neither undoes the other', async ({ context }) => {
  const [one, other] = [await openOptionsPage(context), await openOptionsPage(context)];
  const [button, indent] = ['在文章页右下角显示剪藏按钮', '段首缩进两字'];
  for (const isOn of [false, true, false]) {
    await Promise.all([click(one, button), click(other, indent)]);
    for (const page of [one, other]) {
      await expect(page.getByRole('checkbox', { name: button })).toBeChecked({ checked: isOn });
      await expect(page.getByRole('checkbox', { name: indent })).toBeChecked({ checked: isOn });
    }
  }
  await one.reload();
  await expect(one.getByRole('checkbox', { name: button })).not.toBeChecked();
  await expect(one.getByRole('checkbox', { name: indent })).not.toBeChecked();
});

test('the settings count clips that come in meanwhile', async ({ context }) => {
  const options = await openOptionsPage(context);
  await expect(options.getByText(/资料库现有 0 篇/)).toBeVisible();
  await importBundle(await openLibraryPage(context), await makeBundle(3));
  await expect(options.getByText(/资料库现有 3 篇/)).toBeVisible();
});
