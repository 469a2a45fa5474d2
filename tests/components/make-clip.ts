import type { Article } from '../../utils/article/article';
import type { WholeClip } from '../../utils/library/library';
import { makeClip } from '../../utils/library/make-clip';

/** An article of our own, with whatever a test wants otherwise. */
export function makeArticle(changed: Partial<Article> = {}): Article {
  return {
    url: 'http://www.workercn.cn/1/a.shtml',
    headline: '把话说到心坎上',
    author: [{ name: '林知秋' }],
    contentSource: '晨星网',
    publisher: '中工网',
    editor: ['周远'],
    articleSection: '中工评论',
    breadcrumb: ['评论', '中工评论'],
    datePublished: '2019-12-10T20:57:50+08:00',
    keywords: [],
    inLanguage: 'zh-Hans',
    characterCount: 1035,
    extractorVersion: '1',
    articleBody: '话要说到心坎上。\n事要办到急难处。',
    contentHtml: '<p>话要说到心坎上。</p><p>事要办到急难处。</p>',
    captions: [],
    evidence: {
      headline: { rule: 'headline:h1', raw: '把话说到心坎上', confidence: 0.97 },
      author: { rule: 'sign-off', raw: '（林知秋）', confidence: 0.55 },
    },
    dropped: [],
    ...changed,
  };
}

/** That article kept, `number` hours before the first of them. */
export function keepArticle(number: number, changed: Partial<Article> = {}): Promise<WholeClip> {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const clippedAt = new Date(Date.UTC(2026, 10, 22) - number * 3_600_000);
  return makeClip({ id, article: makeArticle(changed) }, clippedAt);
}
