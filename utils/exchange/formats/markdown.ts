import type { ClipWithPast } from '../bundle';
import { citationText } from '../citation';
import { excerptLines } from '../excerpt';
import type { Format } from '../format';
import { escapeMarkdown, toMarkdown } from '../to-markdown';

/** Markdown: the article with its fields as YAML front matter, for Obsidian and other notebooks. */
export default {
  id: 'markdown',
  label: 'formatMarkdown',
  mimeType: 'text/markdown',
  extension: 'md',
  writeOne: (whole, { parse }) => {
    const { clip, content, highlights } = whole;
    const { headline, alternativeHeadline } = clip.article;
    const parts = [
      frontMatter(whole),
      `# ${escapeMarkdown(headline)}`,
      alternativeHeadline && escapeMarkdown(alternativeHeadline),
      toMarkdown(parse(content.contentHtml)),
      ...(highlights.length > 0 ? ['---', ...excerptLines(highlights)] : []),
      ...(clip.note === '' ? [] : ['---', clip.note]),
      `——${citationText(clip)}`,
    ];
    return `${parts.filter(Boolean).join('\n\n')}\n`;
  },
} satisfies Format;

/** A string of JSON is a string of YAML, whatever stands in it. */
function frontMatter({ clip }: ClipWithPast): string {
  const { article, tags, starred, clippedAt, bodySha256 } = clip;
  const fields: [name: string, value: string | number | boolean | readonly string[] | undefined][] = [
    ['title', article.headline],
    ['author', article.author.map(({ name }) => name)],
    ['source', article.contentSource],
    ['publisher', article.publisher],
    ['editor', article.editor],
    ['section', article.articleSection],
    ['published', article.datePublished],
    ['url', article.url],
    ['clipped', clippedAt],
    ['tags', tags],
    ['starred', starred || undefined],
    ['characters', article.characterCount],
    ['sha256', bodySha256],
  ];
  const lines = fields.flatMap(([name, value]) => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    if (Array.isArray(value)) return [`${name}:`, ...value.map((item) => `  - ${JSON.stringify(item)}`)];
    return [`${name}: ${JSON.stringify(value)}`];
  });
  return ['---', ...lines, '---'].join('\n');
}
