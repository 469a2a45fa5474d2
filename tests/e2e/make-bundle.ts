import type { Article } from '../../utils/article/article';
import { writeBundle } from '../../utils/exchange/bundle';
import type { Highlight } from '../../utils/library/highlight';
import { makeClip } from '../../utils/library/make-clip';
import { paragraphs } from './article-page';

/** What one made clip says; what is left out follows from its place in the list. */
export interface Made {
  article?: Partial<Article>;
  tags?: string[];
  starred?: boolean;
  highlights?: Highlight[];
}

const HOSTS = [
  { host: 'gansu.gscn.com.cn', publisher: '中国甘肃网', section: '政经评论' },
  { host: 'comment.workercn.cn', publisher: '中工网', section: '中工评论' },
  { host: 'news.hnr.cn', publisher: '映象网', section: '豫事说事' },
  { host: 'www.12371.cn', publisher: '共产党员网', section: '先锋文汇' },
] as const;
const SUBJECTS = ['春耕备耕', '社区食堂', '乡村书屋', '老旧楼梯', '村口公交', '夜校课堂', '河道保洁', '护林巡山'];
const VERBS = ['不妨多问一句', '贵在细水长流', '要算长远账', '别止于一阵风', '从一件小事做起'];
const NAMES = ['林晓禾', '周野', '许知秋', '江一帆', '陆青岩'];

const pick = <T>(items: readonly T[], at: number): T => {
  const item = items[at % items.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

/** The article at a place in the list: varied, the same at every run. */
function makeArticle(at: number): Article {
  const { host, publisher, section } = pick(HOSTS, at);
  const subject = pick(SUBJECTS, at >> 1);
  const text = paragraphs(4 + (at % 5), `${subject}${at}`);
  const date = new Date(Date.UTC(2013 + (at % 12), at % 12, 1 + (at % 28), 1 + (at % 9), at % 60));
  const evidence = { rule: 'info-line', raw: publisher, confidence: 0.95 };
  return {
    url: `http://${host}/system/${date.getUTCFullYear()}/${at}.shtml`,
    headline: `${subject}${pick(VERBS, at)}（${at}）`,
    author: [{ name: pick(NAMES, at) }],
    contentSource: publisher,
    publisher,
    editor: [pick(NAMES, at + 1)],
    articleSection: section,
    breadcrumb: [publisher, section],
    datePublished: `${date.toISOString().slice(0, 16)}+08:00`,
    keywords: [subject],
    inLanguage: 'zh-Hans',
    characterCount: text.join('').length,
    extractorVersion: '0.0.0',
    articleBody: text.join('\n'),
    contentHtml: text.map((line) => `<p>${line}</p>`).join(''),
    captions: [],
    evidence: { headline: evidence, author: evidence, contentSource: evidence, articleBody: evidence },
    dropped: [],
  };
}

/** A bundle as the extension writes it: `await makeBundle(3)`, or `await makeBundle([{ starred: true }, {}])`. */
export async function makeBundle(clips: number | Made[]): Promise<string> {
  const wanted = typeof clips === 'number' ? Array.from({ length: clips }, (): Made => ({})) : clips;
  async function* all() {
    for (const [at, { article, tags, starred, highlights }] of wanted.entries()) {
      // The first is the newest.
      const clippedAt = new Date(Date.UTC(2026, 0, 31, 12) - at * 60_000);
      const id = `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
      const draft = { id, article: { ...makeArticle(at), ...article }, tags: tags ?? [], starred: starred ?? false };
      const whole = await makeClip(draft, clippedAt);
      yield { ...whole, highlights: highlights ?? [] };
    }
  }
  const about = { generator: { name: 'Shiping', version: '0.0.0' }, exportedAt: new Date(Date.UTC(2026, 1, 1)) };
  return (await writeBundle(all(), about)).text();
}
