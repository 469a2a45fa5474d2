import { existsSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { Bundle } from '../../utils/exchange/bundle';
import { sharedPath } from '../shared-path';
import { chooseMenuItem, closePopup, exportAll, openLibraryPage, openPopup, pressCommand } from './drive';
import { expect, test } from './fixtures';
import { clickOnPage, seeOnPage } from './in-page';
import { SEED_NAMES, type SeedName, seedPage } from './seed-pages';

/** The real texts are no part of the project; where they are not at hand, the fixtures alone speak for the five kinds. */
const TEXTS = sharedPath('seeds');

interface Seed {
  /** How the user clips it. */
  clip(page: Page): Promise<void>;
  scheme: 'http' | 'https';
  encoding?: 'gbk';
  /** The seed's lines before and after its body. */
  bodyAfter: RegExp;
  bodyBefore: RegExp;
  facts: Record<string, unknown>;
  paragraphs: number;
  clutter: string[];
}

const saved = (page: Page) => seeOnPage(page, 'StaticText', '已保存');

async function clipByPopup(page: Page): Promise<void> {
  const popup = await openPopup(page);
  await popup.getByRole('button', { name: '剪藏', exact: true }).click();
  await expect(popup.getByText('已写入磁盘。')).toBeVisible();
  await closePopup(popup);
}

const SEEDS: Record<SeedName, Seed> = {
  'gscn-2020-04-03': {
    clip: async (page) => {
      await clickOnPage(page, 'button', '剪藏');
      await saved(page);
    },
    scheme: 'http',
    bodyAfter: /^20-04-03 09:03/,
    bodyBefore: /^版权声明/,
    facts: {
      headline: expect.stringMatching(/^【地评线】飞天网评:以“多”落笔.{14}$/),
      series: '地评线',
      author: [{ name: '邓尤福' }],
      contentSource: '中国甘肃网',
      editor: ['邵江梅'],
      datePublished: '2020-04-03T09:03+08:00',
      breadcrumb: ['中国甘肃网', '飞天评论', '政经评论'],
      articleSection: '政经评论',
      inLanguage: 'zh-Hans',
    },
    paragraphs: 4,
    clutter: ['版权声明', '精彩推荐', '即时播报', '关注我们', '分享到', '编辑:'],
  },
  'workercn-2019-12-10': {
    clip: async (page) => {
      await pressCommand(page, 'S');
      await saved(page);
    },
    scheme: 'https',
    encoding: 'gbk',
    bodyAfter: /^2019-12-10 20:57:50/,
    bodyBefore: /^编辑:/,
    facts: {
      headline: '在密切联系群众中勇往直前',
      author: [{ name: '雨露' }],
      contentSource: '金羊网',
      publisher: '中工网',
      editor: ['柳阳'],
      datePublished: '2019-12-10T20:57:50+08:00',
      articleSection: '中工评论',
      inLanguage: 'zh-Hans',
    },
    paragraphs: 6,
    clutter: ['中工时评', '漫画评论', '人物', '一周看点', 'Copyright', '扫码关注', '编辑:'],
  },
  'hnr-2017-03-23': {
    clip: async (page) => {
      await chooseMenuItem(page, 'clip-page');
      await saved(page);
    },
    scheme: 'http',
    bodyAfter: /^5034/,
    bodyBefore: /^文章关键词/,
    facts: {
      headline: '俯下身子深入基层 倾听群众呼声',
      author: [{ name: '杜鹃花' }],
      contentSource: '映象网',
      editor: ['张释文'],
      datePublished: '2017-03-23T11:03+08:00',
      breadcrumb: ['新闻中心', '豫事说事'],
      articleSection: '豫事说事',
      inLanguage: 'zh-Hans',
    },
    paragraphs: 6,
    clutter: ['5034', '文章关键词', '责编', '相关阅读', '慢新闻', '推荐视频', '换一换'],
  },
  '12371-2013-12-31': {
    clip: clipByPopup,
    scheme: 'https',
    bodyAfter: /^收听本文/,
    bodyBefore: /^发布时间/,
    facts: {
      headline: expect.stringMatching(/^“双联”行动是.{17}$/),
      author: [{ name: '汤佳', affiliation: '甘肃省张掖市山丹县委党校' }],
      contentSource: '共产党员网',
      editor: ['张青津'],
      datePublished: '2013-12-31T10:29+08:00',
      inLanguage: 'zh-Hans',
    },
    paragraphs: 11,
    clutter: ['打印', '纠错', '微信扫一扫', '收听本文', '手机版', '发布时间', '编辑:'],
  },
  'mirror-hant-2022': {
    clip: clipByPopup,
    scheme: 'http',
    bodyAfter: /^〉〉〉〉〉/,
    bodyBefore: /^never$/,
    facts: {
      author: [{ name: '沈小平', affiliation: '中共安徽省委組織部', jobTitle: '二級巡視員' }],
      editor: [],
      inLanguage: 'zh-Hant',
    },
    paragraphs: 28,
    clutter: ['〉〉〉〉〉', '圖:', '新華社', '首頁'],
  },
};

/** A damaged mirror's reading after a character: 「領(lǐng)」. */
const GLOSS = /\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+\)/g;
const CAPTION = /圖[:：]\S+\/新華社$/;

/** The body's lines in a seed, white space aside; an author's sign-off at the end is a field, not text. */
function bodyOf(text: string, { bodyAfter, bodyBefore }: Seed): string[] {
  const lines = text.split('\n').map((line) => line.trim());
  const start = lines.findIndex((line) => bodyAfter.test(line)) + 1;
  const end = lines.findIndex((line, at) => at > start && bodyBefore.test(line));
  const body = lines.slice(start, end === -1 ? undefined : end).filter((line) => line !== '' && !CAPTION.test(line));
  return body.map(bare);
}
const bare = (text: string) => text.replace(/\s/g, '');
const withoutSignOff = (text: string) => text.replace(/[(（]\p{Script=Han}{2,4}[)）]$/u, '');

/** How much two texts share, 0 to 1, by their pairs of neighbouring characters (Dice). */
function similarity(one: string, other: string): number {
  const pairs = (text: string) => Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));
  const left = pairs(one);
  const pool = new Map<string, number>();
  for (const pair of left) pool.set(pair, (pool.get(pair) ?? 0) + 1);
  const right = pairs(other);
  const shared = right.filter((pair) => {
    const rest = pool.get(pair) ?? 0;
    pool.set(pair, rest - 1);
    return rest > 0;
  });
  return (2 * shared.length) / (left.length + right.length);
}

test('the five pages, from page to exported bundle', async ({ page, site, context }) => {
  test.skip(!existsSync(TEXTS), `the real texts are not in ${TEXTS}; SHIPING_SHARED names another place`);
  test.setTimeout(180_000);
  const seeds = SEED_NAMES.map((name) => {
    const seed = SEEDS[name];
    const text = readFileSync(`${TEXTS}/${name}.txt`, 'utf8');
    const page = seedPage(name, text);
    const url = page.url.replace(/^https?/, seed.scheme);
    site.serve({ url, html: page.html, encoding: seed.encoding });
    return { name, seed, text, url };
  });
  for (const { name, seed, url } of seeds) {
    await test.step(`clip ${name}`, async () => {
      await page.goto(url);
      if (seed.encoding) expect(await page.evaluate(() => document.characterSet)).toBe('GBK');
      if (name !== 'mirror-hant-2022') await seeOnPage(page, 'button', '剪藏');
      await seed.clip(page);
    });
  }

  const file = await exportAll(await openLibraryPage(context));
  expect(file.name).toMatch(/^拾评.*5 篇\.json$/);
  const bundle = Bundle.parse(JSON.parse(file.text));
  expect(bundle.clips).toHaveLength(5);

  for (const { name, seed, text, url } of seeds) {
    await test.step(`facts of ${name}`, async () => {
      const clip = bundle.clips.find((candidate) => candidate.article.url === url);
      const article = clip?.article;
      if (!article) throw new Error(`no clip of ${url} in the bundle`);
      expect.soft(article).toMatchObject(seed.facts);
      expect.soft(article.headline).not.toMatch(/[-_](中工网|中国甘肃网|映象网|共产党员网|好文章)$/);
      expect.soft(article.extractorVersion).not.toBe('');
      expect.soft(Object.keys(article.evidence)).toEqual(expect.arrayContaining(['headline', 'author', 'articleBody']));
      expect.soft(article.characterCount).toBe(bare(article.articleBody).length);
      for (const words of seed.clutter) expect.soft(article.articleBody, `clutter in ${name}`).not.toContain(words);

      const expected = bodyOf(text, seed);
      const paragraphs = article.articleBody.split('\n').map(bare);
      expect.soft(paragraphs).toHaveLength(seed.paragraphs);
      if (name !== 'mirror-hant-2022') {
        expect.soft(paragraphs.map(withoutSignOff)).toEqual(expected.map(withoutSignOff));
        return;
      }
      expect.soft(article.articleBody).not.toMatch(GLOSS);
      expect.soft(article.captions).toHaveLength(5);
      expect.soft(article.articleBody).toContain('討論題');
      expect.soft(article.printedBody?.split('\n').map(bare)).toEqual(expected);
      // The clip's text is the printed one repaired: without readings after characters, and damaged runs restored.
      const printed = expected.map((line) => line.replace(GLOSS, ''));
      expect.soft(similarity(printed.join(''), paragraphs.join(''))).toBeGreaterThan(0.98);
      const unlike = printed.filter((line, at) => similarity(line, paragraphs[at] ?? '') < 0.7);
      expect.soft(unlike, 'paragraphs out of order').toEqual([]);
    });
  }
  const hnr = bundle.clips.find(({ article }) => article.url.includes('hnr.cn'));
  expect.soft(hnr?.article.keywords).toHaveLength(6);
});
