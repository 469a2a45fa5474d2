import { articlePage } from './article-page';
import { openSidePanel, pressCommand } from './drive';
import { expect, test } from './fixtures';

const first = articlePage();
const second = articlePage({
  url: 'http://gansu.gscn.com.cn/system/2020/05/09/012380999.shtml',
  headline: '把大事一天一天做到细处',
  paragraphs: ['堤上的灯一夜夜亮着，值守的人换了三班，谁也没有提早下过堤，图上的记号越画越密。'.repeat(6)],
});

test('the side panel stays beside the page, shows each page that comes, and keeps what is sought', async ({
  page,
  site,
  context,
}) => {
  site.serve(first);
  site.serve(second);
  await page.goto(first.url);
  const panel = await openSidePanel(page);
  const card = panel.getByRole('region', { name: '当前页' });
  await expect(card).toContainText(first.headline);
  await card.getByRole('button', { name: '剪藏', exact: true }).click();
  await expect(panel.getByRole('row')).toHaveCount(1);
  await panel.getByRole('searchbox').fill('老槐树');
  await expect(panel.getByRole('row')).toHaveCount(1);

  await page.goto(second.url);
  await expect(card).toContainText(second.headline);
  await expect(panel.getByRole('searchbox')).toHaveValue('老槐树');

  // What another view saves is seen in the card.
  await pressCommand(page, 'S');
  await expect(card.getByRole('button', { name: '打开', exact: true })).toBeVisible();

  const other = await context.newPage();
  await other.goto(first.url);
  await expect(card).toContainText(first.headline);
  await page.bringToFront();
  await expect(card).toContainText(second.headline);
});

test('of a page that may not be read the side panel says so, and shows it once the user has clipped it', async ({
  page,
  site,
}) => {
  const elsewhere = articlePage({ url: 'http://www.qingshui-ribao.example.cn/2020/05/08/100.html' });
  site.serve(first);
  site.serve(elsewhere);
  await page.goto(first.url);
  const panel = await openSidePanel(page);
  const card = panel.getByRole('region', { name: '当前页' });
  await expect(card).toContainText(first.headline);
  await page.goto(elsewhere.url);
  await expect(card).toContainText('浏览器不许扩展读这一页');
  await pressCommand(page, 'S');
  await expect(card.getByRole('button', { name: '打开', exact: true })).toBeVisible();
  await expect(card).toContainText(elsewhere.headline);
});
