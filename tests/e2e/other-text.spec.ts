import { Bundle } from '../../utils/exchange/bundle';
import { DAMAGED, PRINTED, REPAIRED } from './damaged-page';
import { exportAll, openLibraryPage, visitAndClip } from './drive';
import { expect, test } from './fixtures';

test('the repair of a damaged page is undone by a button and made again, in search and export too', async ({
  page,
  site,
  context,
}) => {
  await visitAndClip(page, site, DAMAGED);
  const library = await openLibraryPage(context);
  await library.getByRole('row').click();
  const text = library.getByRole('article').locator('.article-body');
  const exported = async () => Bundle.parse(JSON.parse((await exportAll(library)).text)).clips[0]?.article;
  await expect(text).toContainText(REPAIRED);

  await library.getByRole('button', { name: '用原文字' }).click();
  await expect(text).toContainText(PRINTED);
  await expect(library.getByText('已换成原页的文字')).toBeVisible();
  expect((await exported())?.articleBody).toContain(PRINTED);
  await library.getByRole('searchbox').fill('lǐng');
  await expect(library.getByRole('row')).toHaveCount(1);
  await library.getByRole('button', { name: '对照修复后的文字' }).click();
  await expect(library.getByRole('region', { name: '修复后的文字' })).toContainText(REPAIRED);
  // The last lines stand side by side, though all above them are of unlike lengths.
  const topOfLast = (within: string) =>
    library
      .locator(`${within} p`)
      .last()
      .evaluate((paragraph) => {
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        return Math.round(range.getClientRects()[0]?.top ?? 0);
      });
  await expect.poll(async () => (await topOfLast('.article-body')) - (await topOfLast('.other-text'))).toBe(0);
  // Where they stand below one another nothing is moved.
  await library.setViewportSize({ width: 320, height: 640 });
  await expect(library.locator('.article-body p').first()).toHaveCSS('padding-top', '0px');
  await expect(library.locator('.other-text p').last()).toHaveCSS('padding-top', '0px');
  await library.setViewportSize({ width: 1280, height: 800 });
  await library.getByRole('article').getByText('怎么读出来的').click();
  await library.getByRole('article').getByRole('button', { name: '核对' }).click();
  await expect(library.getByText(/核对无误/)).toBeVisible();

  await library.getByRole('button', { name: '用修复后的文字' }).click();
  await expect(text).toContainText(REPAIRED);
  // What the page printed is found whichever of the two the clip shows.
  await expect(library.getByText('已换成修复后的文字')).toBeVisible();
  await expect(library.getByRole('row')).toHaveCount(1);
  await library.getByRole('button', { name: '撤销' }).click();
  await expect(text).toContainText(PRINTED);
});
