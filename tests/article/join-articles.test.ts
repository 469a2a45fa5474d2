import { expect, test } from 'vitest';
import type { Article } from '../../utils/article/article';
import { joinArticles } from '../../utils/article/join-articles';
import { makeArticle } from '../library/make-article';

const NOTHING = {
  author: [],
  byline: undefined,
  editor: [],
  contentSource: undefined,
  datePublished: undefined,
  datePrinted: undefined,
  dateline: undefined,
  articleSection: undefined,
  keywords: [],
  evidence: {},
};
const found = (raw: string) => ({ rule: 'sign-off', raw, confidence: 0.9 });
const SIGNED = {
  author: [{ name: '田禾' }],
  byline: '田禾',
  editor: ['水秀'],
  evidence: { author: found('田禾'), editor: found('编辑：水秀') },
};

test.each<[string, Partial<Article>, Partial<Article>, Partial<Article>]>([
  ['what the first page says stays', SIGNED, { ...SIGNED, author: [{ name: '别人' }], editor: [] }, SIGNED],
  ['what only the last one says is taken from there, with its evidence', NOTHING, SIGNED, SIGNED],
  [
    'each field from the page that says it',
    { ...NOTHING, editor: ['水秀'], evidence: { editor: found('编辑：水秀') } },
    {
      datePublished: '2020-04-03',
      datePrinted: '2020年4月3日',
      dateline: '本报渠口4月2日电',
      keywords: ['渠'],
      editor: [],
    },
    {
      editor: ['水秀'],
      datePublished: '2020-04-03',
      datePrinted: '2020年4月3日',
      dateline: '本报渠口4月2日电',
      keywords: ['渠'],
      evidence: { editor: found('编辑：水秀') },
    },
  ],
])('%s', (_name, first, last, joined) => {
  const pages: [Article, ...Article[]] = [
    makeArticle(first),
    makeArticle({ ...NOTHING, articleBody: '中间一页。' }),
    makeArticle({ evidence: {}, ...last, articleBody: '末页。' }),
  ];
  const article = joinArticles(pages, []);
  expect(article).toMatchObject(joined);
  expect(article.articleBody).toBe(`${pages[0].articleBody}\n中间一页。\n末页。`);
});

test('thirty pages of captions and dropped lines still fit a clip', () => {
  const page = makeArticle({
    captions: Array<string>(100).fill('渠口'),
    dropped: Array<Article['dropped'][number]>(100).fill({ reason: 'related', text: '更多' }),
  });
  const { captions, dropped, pages } = joinArticles([page, ...Array<Article>(29).fill(page)], ['https://a.cn/31']);
  expect([captions.length, dropped.length, pages]).toEqual([1000, 2000, { count: 31, missing: ['https://a.cn/31'] }]);
});
