import type { ArticleMetadata } from '../article/article';

/** What a house puts behind its name for a part of itself: 「新浪科技」, 「凤凰网评论」, 「中国青年报客户端」. */
const PART =
  /^(?:新闻|新聞|评论|評論|财经|財經|科技|体育|體育|娱乐|娛樂|教育|军事|軍事|汽车|汽車|综合|綜合|国际|國際|专栏|專欄|专稿|專稿|原创|原創|频道|頻道|客户端|客戶端|网|網)/u;
/** What is no name any more: a place or a part in brackets or behind a dash, the name in Latin letters. */
const APART = /^(?:$|[^\p{Script=Han}])/u;
/** What a house calls its site: 「新浪网」 is of 新浪. */
const SITE = /(?:新闻|新聞)?(?:网|網|在线|在線)$/u;

/** 转载: the text came from elsewhere than the page's own house; 「新浪科技」 on 「新浪网」 and 「中央社」 on 「中央社 CNA」 did not. */
export function isReprinted({
  contentSource,
  publisher,
}: Pick<ArticleMetadata, 'contentSource' | 'publisher'>): boolean {
  return (
    contentSource !== undefined &&
    publisher !== undefined &&
    !isOfHouse(contentSource, publisher) &&
    !isOfHouse(publisher, contentSource)
  );
}

/** Whether a name is that of the house or of a part of it. */
function isOfHouse(name: string, house: string): boolean {
  if (name.startsWith(house)) {
    const rest = name.slice(house.length);
    return APART.test(rest) || PART.test(rest);
  }
  const stem = house.replace(SITE, '');
  return stem.length > 1 && stem !== house && name.startsWith(stem) && PART.test(name.slice(stem.length));
}
