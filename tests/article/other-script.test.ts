import { readdirSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { detectArticle } from '../../utils/article/detect-article';
import { extractArticle } from '../../utils/article/extract-article';
import { toSimplified, toTraditional } from '../../utils/text/script';

const FOLDER = 'tests/fixtures';
const ADDRESS = /^<!-- \{"url":\s?"([^"]+)"(?:,"encoding":"gbk")?\} -->\n/;
/** Damage is of one script: in the other there is nothing to repair. */
const DAMAGED = /^mirror-/;
const FIXTURES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('/source.html') && !DAMAGED.test(path))
  .map((path) => path.slice(0, -'/source.html'.length))
  .sort();

/** Each character by itself, so that every place has the same form: page and facts are compared, not the conversion. */
function convertEach(convert: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) =>
    text.replace(/[\u3400-\u9fff]/gu, (character) => {
      const found = known.get(character) ?? convert(character);
      known.set(character, found);
      return found;
    });
}

const simplify = convertEach(toSimplified);
const traditionalize = convertEach(toTraditional);

/** How many characters a conversion changed. */
function countChanges(from: string, to: string): number {
  let changes = 0;
  for (let at = 0; at < from.length; at++) if (from[at] !== to[at]) changes++;
  return changes;
}

/** What a page says, in Simplified characters whatever it is in. */
function readFacts(html: string, url: URL): unknown {
  const { document } = new JSDOM(html, { url: url.href }).window;
  const { isArticle } = detectArticle(document, url);
  if (!isArticle) return { isArticle };
  const { articleBody, headline, kicker, series, author, contentSource, publisher, editor, ...others } = extractArticle(
    document,
    url,
  );
  const { articleSection, breadcrumb, datePublished, keywords, captions } = others;
  const told = { headline, kicker, series, author, contentSource, publisher, editor, articleSection, breadcrumb };
  const facts: unknown = JSON.parse(
    simplify(JSON.stringify({ ...told, datePublished, keywords, captions, text: articleBody.split('\n') })),
  );
  return facts;
}

describe('a page in the other script is read as it is in its own', () => {
  test.each(FIXTURES)('%s', (name) => {
    const html = readFileSync(`${FOLDER}/${name}/source.html`, 'utf8');
    const url = new URL(ADDRESS.exec(html)?.[1] ?? '');
    const [simplified, traditional] = [simplify(html), traditionalize(html)];
    const other = countChanges(html, simplified) > countChanges(html, traditional) ? simplified : traditional;
    expect(readFacts(other, url)).toEqual(readFacts(html, url));
  });
});
