import { toChinaTime } from '../../text/china-time';
import type { ClipWithPast } from '../bundle';
import { citationText } from '../citation';
import { excerptLines } from '../excerpt';
import type { Format } from '../format';
import { markStretches } from '../mark-stretches';
import { escapeMarkdown, toMarkdown } from '../to-markdown';

/** Markdown: the article with its fields as YAML front matter and its highlights, for Obsidian and other notebooks. */
export default {
  id: 'markdown',
  label: 'formatMarkdown',
  mimeType: 'text/markdown',
  extension: 'md',
  writeOne: (whole, { parse }) => {
    const { clip, content, highlights } = whole;
    const { headline, alternativeHeadline, inLanguage } = clip.article;
    const headings = inLanguage === 'zh-Hant' ? ['## 劃線', '## 筆記'] : ['## 划线', '## 笔记'];
    const body = parse(content.contentHtml);
    const stretches = highlights.flatMap(({ position }) => position ?? []);
    if (stretches.length > 0) markStretches(body, content.articleBody, stretches);
    const parts = [
      frontMatter(whole),
      `# ${escapeMarkdown(headline)}`,
      alternativeHeadline && escapeMarkdown(alternativeHeadline),
      toMarkdown(body),
      ...(highlights.length > 0 ? [headings[0], ...excerptLines(highlights)] : []),
      ...(clip.note === '' ? [] : [headings[1], clip.note]),
      '---',
      citationText(clip),
    ];
    return `${parts.filter(Boolean).join('\n\n')}\n`;
  },
} satisfies Format;

/** A date of YAML, which Obsidian shows and sorts as one. */
interface Moment {
  moment: string;
}

/** A string of JSON is a string of YAML, whatever stands in it. */
function frontMatter({ clip }: ClipWithPast): string {
  const { article, tags, starred, clippedAt, bodySha256 } = clip;
  const [day, time] = article.datePublished?.split(/T|\+/) ?? [];
  const fields: [name: string, value: string | number | boolean | Moment | readonly string[] | undefined][] = [
    ['title', article.headline],
    // The file's name has the date before it: so a link by the headline alone finds the file.
    ['aliases', [article.headline]],
    ['author', article.author.map(({ name }) => name)],
    ['source', article.contentSource],
    ['publisher', article.publisher],
    ['editor', article.editor],
    ['section', article.articleSection],
    ['published', day ? { moment: day } : undefined],
    ['publishedTime', time],
    ['url', article.url],
    ['clipped', { moment: toChinaTime(clippedAt).slice(0, 19) }],
    ['tags', [...new Set(tags.map(toTag).filter(Boolean))]],
    ['starred', starred || undefined],
    ['characters', article.characterCount],
    ['sha256', bodySha256],
  ];
  const lines = fields.flatMap(([name, value]) => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    if (Array.isArray(value)) return [`${name}:`, ...value.map((item) => `  - ${JSON.stringify(item)}`)];
    if (typeof value === 'object' && 'moment' in value) return [`${name}: ${value.moment}`];
    return [`${name}: ${JSON.stringify(value)}`];
  });
  return ['---', ...lines, '---'].join('\n');
}

/** A tag as Obsidian takes it, of letters, digits, 「_」, 「-」 and 「/」, not of digits alone: 「文风/短 评」 → 「文风/短-评」, 「2019」 → 「_2019」. */
function toTag(tag: string): string {
  const parts = tag.split('/').map((part) => part.replace(/[^\p{L}\p{M}\p{N}_]+/gu, '-').replace(/^-|-$/g, ''));
  const path = parts.filter(Boolean).join('/');
  return /^[\d/]+$/.test(path) ? `_${path}` : path;
}
