import { type Clip, readAtOf } from '../library/clip';
import { toChinaTime } from '../text/china-time';

/** The forms in which an article is cited: GB/T 7714-2015, APA as Chinese writers use it, a footnote in running text. */
export const CITATION_STYLES = ['gb7714', 'apa', 'footnote'] as const;
export type CitationStyle = (typeof CITATION_STYLES)[number];

/** What any form says of an article. */
interface Reference {
  authors: string[];
  /** Headline and subtitle: 「走村入户: 三本账」. */
  title: string;
  house: string;
  /** 「2019-12-10」; empty where it is not known. */
  published: string;
  accessed: string;
  address: string;
  isTraditional: boolean;
}

const WRITERS: Record<CitationStyle, (reference: Reference) => string> = {
  gb7714: writeStandard,
  apa: writeApa,
  footnote: writeFootnote,
};

/**
 * A reference to an article, as Chinese theses print it if no other form is asked for:
 * 「雨露. 把板凳坐热的人[EB/OL]. 金羊网(2019-12-10)[2026-11-22]. http://….」.
 */
export function citationText(clip: Clip, style: CitationStyle = 'gb7714'): string {
  return WRITERS[style](toReference(clip));
}

/** The day on which the page was read that says the text, by the clocks in China: 「2026-11-22」. */
export function accessedDay(clip: Clip): string {
  return toChinaTime(readAtOf(clip)).slice(0, 10);
}

function toReference(clip: Clip): Reference {
  const { article } = clip;
  const subtitle = article.alternativeHeadline?.replace(/^[\s—–-]+/u, '');
  return {
    authors: article.author.map(({ name }) => name),
    title: subtitle ? `${article.headline}: ${subtitle}` : article.headline,
    house: article.contentSource ?? article.publisher ?? '',
    published: article.datePublished?.slice(0, 10) ?? '',
    accessed: accessedDay(clip),
    address: article.canonicalUrl ?? article.url,
    isTraditional: article.inLanguage === 'zh-Hant',
  };
}

/** A paper's article is dated like its issue, [N/OL]; one of a site by the day on which it was put there, [EB/OL]. */
function writeStandard({ authors, title, house, published, accessed, address }: Reference): string {
  const named = [...authors.slice(0, 3), ...(authors.length > 3 ? ['等'] : [])].join(', ');
  const isPaper = /[报報](?:社)?$/u.test(house);
  const when = isPaper ? [house, published].filter(Boolean).join(', ') : house + (published && `(${published})`);
  return `${named && `${named}. `}${title}[${isPaper ? 'N' : 'EB'}/OL]. ${when}[${accessed}]. ${address}.`;
}

/** 「雨露（2019年12月10日）。把板凳坐热的人。金羊网。2026年11月22日取自 http://…」. */
function writeApa({ authors, title, house, published, accessed, address, isTraditional }: Reference): string {
  const when = published ? dayWords(published) : isTraditional ? '無日期' : '无日期';
  const names = authors.join('、');
  const parts = names ? [`${names}（${when}）`, title] : [`${title}（${when}）`];
  const stops = [...parts, house].filter(Boolean).map((part) => (/[？！?!。]$/u.test(part) ? part : `${part}。`));
  return `${stops.join('')}${dayWords(accessed)}取自 ${address}`;
}

/** 「雨露：《把板凳坐热的人》，金羊网，2019年12月10日，http://…（2026年11月22日访问）。」 */
function writeFootnote({ authors, title, house, published, accessed, address, isTraditional }: Reference): string {
  const names = authors.join('、');
  // A title within a title has single marks.
  const quoted = `《${title.replace(/《/g, '〈').replace(/》/g, '〉')}》`;
  const parts = [quoted, house, published && dayWords(published), address].filter(Boolean);
  return `${names && `${names}：`}${parts.join('，')}（${dayWords(accessed)}${isTraditional ? '訪問' : '访问'}）。`;
}

/** 「2019-02-10」 → 「2019年2月10日」. */
function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
