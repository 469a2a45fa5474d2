import { existsSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { extractArticle } from '../../utils/article/extract-article';
import { SEED_NAMES, type SeedName, seedPage } from '../e2e/seed-pages';
import { sharedPath } from '../shared-path';

const SEEDS = sharedPath('seeds');
const seedFile = (name: SeedName) => `${SEEDS}/${name}.txt`;
const present = SEED_NAMES.every((name) => existsSync(seedFile(name)));
if (!present) console.info(`The five seed pages were not tested: no texts in ${SEEDS} (set SHIPING_SHARED).`);

const EXPECTED = {
  'gscn-2020-04-03': {
    paragraphs: 4,
    headline: /^【地评线】飞天网评:以“多”落笔/,
    author: [{ name: '邓尤福' }],
    facts: {
      series: '地评线',
      contentSource: '中国甘肃网',
      editor: ['邵江梅'],
      datePublished: '2020-04-03T09:03+08:00',
      breadcrumb: ['中国甘肃网', '飞天评论', '政经评论'],
      articleSection: '政经评论',
      inLanguage: 'zh-Hans',
    },
    clutter: ['版权声明', '精彩推荐', '即时播报', '关注我们', '分享到', '天水市', '来源', '编辑'],
  },
  'workercn-2019-12-10': {
    paragraphs: 6,
    headline: /^在密切联系群众中勇往直前$/,
    author: [{ name: '雨露' }],
    facts: {
      contentSource: '金羊网',
      publisher: '中工网',
      editor: ['柳阳'],
      datePublished: '2019-12-10T20:57:50+08:00',
      articleSection: '中工评论',
      inLanguage: 'zh-Hans',
    },
    clutter: ['中工时评', '人物', '编辑', '一周看点', 'Copyright', '扫码关注', '李子柒', '金羊网'],
  },
  'hnr-2017-03-23': {
    paragraphs: 6,
    headline: /^俯下身子深入基层 倾听群众呼声$/,
    author: [{ name: '杜鹃花' }],
    facts: {
      contentSource: '映象网',
      editor: ['张释文'],
      datePublished: '2017-03-23T11:03+08:00',
      breadcrumb: ['新闻中心', '豫事说事'],
      keywords: expect.toSatisfy((keywords: string[]) => keywords.length === 6),
      inLanguage: 'zh-Hans',
    },
    clutter: ['5034', '文章关键词', '责编', '相关阅读', '慢新闻', '推荐视频', '弹钢琴'],
  },
  '12371-2013-12-31': {
    paragraphs: 11,
    headline: /^“双联”行动是.{17}$/,
    author: [{ name: '汤佳', affiliation: '甘肃省张掖市山丹县委党校' }],
    facts: {
      contentSource: '共产党员网',
      editor: ['张青津'],
      datePublished: '2013-12-31T10:29+08:00',
      inLanguage: 'zh-Hans',
    },
    clutter: ['打印', '纠错', '微信扫一扫', '收听本文', '手机版', '发布时间', '编辑'],
  },
  'mirror-hant-2022': {
    paragraphs: 28,
    headline: /^始終同人民群眾在一起$/,
    author: [{ name: '沈小平', affiliation: '中共安徽省委組織部', jobTitle: '二級巡視員' }],
    facts: { editor: [], inLanguage: 'zh-Hant' },
    clutter: ['新華社', '〉〉', '首頁', '讀書方法'],
  },
} satisfies Record<SeedName, object>;

describe.skipIf(!present)('the five pages with their real texts', () => {
  describe.each(SEED_NAMES)('%s', (name) => {
    const expected = EXPECTED[name];
    const extract = (sites: boolean) => {
      const { url, html } = seedPage(name, readFileSync(seedFile(name), 'utf8'));
      return extractArticle(new JSDOM(html, { url }).window.document, new URL(url), { sites });
    };

    test.each([true, false])('fields (site rules: %s)', (sites) => {
      const article = extract(sites);
      expect(article).toMatchObject(expected.facts);
      expect(article.headline).toMatch(expected.headline);
      expect(article.author).toEqual(expected.author);
    });

    test.each([true, false])('text (site rules: %s)', (sites) => {
      const { articleBody } = extract(sites);
      expect(articleBody.split('\n')).toHaveLength(expected.paragraphs);
      for (const words of expected.clutter) expect(articleBody).not.toContain(words);
    });
  });

  test('the mirror is repaired, its own text kept, its captions apart', () => {
    const { url, html } = seedPage('mirror-hant-2022', readFileSync(seedFile('mirror-hant-2022'), 'utf8'));
    const article = extractArticle(new JSDOM(html, { url }).window.document, new URL(url));
    const reading = /\([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*\)/u;
    expect(article.articleBody).not.toMatch(reading);
    expect(article.contentHtml).not.toMatch(reading);
    expect(article.captions.join()).not.toMatch(reading);
    expect(article.captions).toHaveLength(5);
    expect(article.printedBody?.split('\n')).toHaveLength(28);
    expect(article.printedBody).toMatch(reading);
    expect(article.evidence.printedBody).toMatchObject({ rule: 'mirror-repair' });
  });
});
