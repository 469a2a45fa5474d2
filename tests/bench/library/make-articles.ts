import type { Article } from '../../../utils/article/article';
import { type Highlight, makeHighlight } from '../../../utils/library/highlight';

/**
 * Generated commentary for the bench: no sense, but the statistics that matter to an index: words by Zipf's law out of a
 * vocabulary of some thousands, set phrases that many articles share, 1,500 to 6,000 characters, some in Traditional.
 */

/** The same numbers for the same seed. */
export function makeRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000) * below);
  };
}

const CHARACTERS = [
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经',
  '十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形',
  '相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展',
  '五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战',
  '先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白',
  '教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且',
  '究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值',
].join('');

const TRADITIONAL: Record<string, string> = {
  这: '這',
  国: '國',
  为: '為',
  个: '個',
  们: '們',
  学: '學',
  经: '經',
  发: '發',
  动: '動',
  会: '會',
  产: '產',
  种: '種',
  说: '說',
  过: '過',
  对: '對',
  时: '時',
  来: '來',
  进: '進',
  电: '電',
  现: '現',
  实: '實',
  两: '兩',
  体: '體',
  机: '機',
  当: '當',
  点: '點',
  业: '業',
  应: '應',
  开: '開',
  关: '關',
  线: '線',
  数: '數',
  样: '樣',
  与: '與',
  间: '間',
  义: '義',
  变: '變',
  条: '條',
  结: '結',
  问: '問',
  见: '見',
  论: '論',
  运: '運',
  农: '農',
  区: '區',
  强: '強',
  战: '戰',
  处: '處',
  队: '隊',
  给: '給',
  门: '門',
  热: '熱',
  领: '領',
  东: '東',
  导: '導',
  压: '壓',
  众: '眾',
  书: '書',
  议: '議',
  声: '聲',
  报: '報',
  华: '華',
  话: '話',
  织: '織',
  装: '裝',
  劳: '勞',
  团: '團',
  历: '歷',
  称: '稱',
};

const random = makeRandom(20_200_403);
const characterAt = () => CHARACTERS.charAt(Math.floor(CHARACTERS.length * (random(1_000_000) / 1_000_000) ** 2));
const WORDS = Array.from({ length: 6000 }, (_, rank) =>
  Array.from({ length: rank < 60 ? 1 : rank % 9 === 0 ? 4 : rank % 4 === 0 ? 3 : 2 }, characterAt).join(''),
);
const PHRASES = Array.from({ length: 400 }, () =>
  Array.from({ length: 4 + random(5) }, (_, at) => WORDS[zipf(random) + at] ?? '').join(''),
);
const SECTIONS = Array.from({ length: 40 }, (_, at) => `${WORDS[100 + at]}评论`);
const AUTHORS = Array.from(
  { length: 500 },
  (_, at) => `${'林何沈周欧雷季'.charAt(at % 7)}${WORDS[300 + at]?.slice(0, 2)}`,
);

/** A rank of Zipf's law. */
function zipf(next: (below: number) => number): number {
  return Math.min(WORDS.length - 1, Math.floor(WORDS.length ** (next(1_000_000) / 1_000_000)) - 1);
}

/** 「群众」 → 「羣眾」 as far as the small table goes. */
export function toTraditional(text: string): string {
  return text.replace(/./gu, (character) => TRADITIONAL[character] ?? character);
}

/** The article of that number, always the same. */
export function makeBenchArticle(number: number): Article {
  const next = makeRandom(number * 7919 + 1);
  const length = 1500 + next(4500);
  const paragraphs: string[] = [];
  for (let written = 0; written < length; ) {
    let paragraph = '';
    const wanted = 120 + next(200);
    while (paragraph.length < wanted) {
      paragraph += next(12) === 0 ? (PHRASES[next(PHRASES.length)] ?? '') : (WORDS[zipf(next)] ?? '');
      if (next(7) === 0) paragraph += next(4) === 0 ? '。' : '，';
    }
    paragraphs.push(`${paragraph}。`);
    written += paragraph.length;
  }
  const isTraditional = number % 10 === 0;
  const script = (text: string) => (isTraditional ? toTraditional(text) : text);
  const articleBody = script(paragraphs.join('\n'));
  const year = 2009 + next(17);
  return {
    url: `https://s${next(60)}.example.cn/${year}/${number}.shtml`,
    headline: script(`${WORDS[500 + next(3000)]}${WORDS[zipf(next)]}，${WORDS[500 + next(3000)]}第${number}号`),
    author: [{ name: AUTHORS[next(AUTHORS.length)] ?? '' }],
    editor: [AUTHORS[next(AUTHORS.length)] ?? ''],
    contentSource: `${WORDS[200 + next(80)]}日报`,
    articleSection: SECTIONS[next(SECTIONS.length)] ?? '',
    breadcrumb: ['首页', '评论'],
    datePublished: `${year}-${String(1 + next(12)).padStart(2, '0')}-${String(1 + next(28)).padStart(2, '0')}`,
    keywords: [],
    inLanguage: isTraditional ? 'zh-Hant' : 'zh-Hans',
    characterCount: articleBody.length,
    extractorVersion: 'bench',
    articleBody,
    contentHtml: articleBody
      .split('\n')
      .map((paragraph) => `<p>${paragraph}</p>`)
      .join(''),
    captions: [],
    evidence: { headline: { rule: 'h1', raw: '', confidence: 0.9 } },
    dropped: [],
  };
}

/** Every so manieth article is one that its reader marked. */
const HIGHLIGHTED = 4;
const AFTER_EACH = 400;

/** What a reader marked in the article of that number, with a note to every other one; nothing in most. */
export function makeBenchHighlights(number: number, articleBody: string, now: Date): Highlight[] {
  if (number % HIGHLIGHTED !== 1) return [];
  const next = makeRandom(number * 31 + 7);
  return Array.from({ length: 1 + next(4) }, (_, at) => {
    const id = `00000000-0000-4000-9000-${String(number * 10 + at).padStart(12, '0')}`;
    const start = at * AFTER_EACH + next(AFTER_EACH / 2);
    const made = makeHighlight(articleBody, { start, end: start + 6 + next(60) }, { id, color: 'yellow', now });
    const note = next(2) === 0 ? '' : `${WORDS[500 + next(3000)]}，${WORDS[zipf(next)]}`;
    return made && { ...made, note };
  }).flatMap((made) => made ?? []);
}

/** Queries of one kind, taken out of the articles by random. */
export const QUERY_KINDS = [
  'two',
  'four',
  'eight',
  'fourteen',
  'threeWords',
  'one',
  'rare',
  'absent',
  'traditional',
] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

export function makeQuery(kind: QueryKind, seed: number, clips: number): string {
  const next = makeRandom(seed * 31 + kind.length * 7 + kind.charCodeAt(0));
  const number = 1 + next(clips);
  const article = makeBenchArticle(number % 10 === 0 ? number - 1 : number);
  const sentences = article.articleBody.split(/[，。\n]+/u).filter((sentence) => sentence.length >= 15);
  const sentence = sentences[next(sentences.length)] ?? article.headline;
  const cut = (length: number) =>
    sentence.slice(next(Math.max(1, sentence.length - length)), sentence.length).slice(0, length);
  switch (kind) {
    case 'two':
      return cut(2);
    case 'four':
      return cut(4);
    case 'eight':
      return cut(8);
    case 'fourteen':
      return cut(14);
    case 'threeWords':
      return `${cut(2)} ${WORDS[zipf(next)]} ${sentence.slice(-3)}`;
    case 'one':
      return cut(1);
    case 'rare':
      return `第${number}号`;
    case 'absent':
      return `${cut(2)}鑫${cut(2)}`;
    case 'traditional':
      return toTraditional(cut(4));
  }
}
