import { readdirSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import { Article } from '../../utils/article/article';
import { detectArticle } from '../../utils/article/detect-article';
import { type ExtractionOptions, extractArticle } from '../../utils/article/extract-article';

const FOLDER = 'tests/fixtures';
const FIXTURES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('/source.html'))
  .map((path) => path.slice(0, -'/source.html'.length))
  .sort();
/** Pages whose text only the site's rule gets right: a bound that only falls. */
const MOST_DIFFERING = 1;
/** Line 1 of a page: 「<!-- {"url":"http://…"} -->」. */
const ADDRESS = /^<!-- \{"url":\s?"([^"]+)"(?:,"encoding":"gbk")?\} -->\n/;

function openFixture(name: string) {
  const html = readFileSync(`${FOLDER}/${name}/source.html`, 'utf8');
  const url = new URL(ADDRESS.exec(html)?.[1] ?? '');
  return { document: new JSDOM(html, { url: url.href }).window.document, url };
}

/** What a reader sees on the page; how it was found, counted and drawn is tested elsewhere. */
function readFacts({ document, url }: ReturnType<typeof openFixture>, options: ExtractionOptions = {}) {
  const { isArticle } = detectArticle(document, url, options);
  if (!isArticle) return { facts: { isArticle }, text: '' };
  const article = Article.parse(extractArticle(document, url, options));
  const { url: _url, articleBody, contentHtml, printedBody, printedHtml, evidence, dropped, ...told } = article;
  const { characterCount, extractorVersion, ...facts } = told;
  return { facts: { isArticle, ...facts }, text: `${articleBody.replaceAll('\n', '\n\n')}\n` };
}

describe('pages in the markup of real sites, with text of our own', () => {
  const differing: string[] = [];

  test.each(FIXTURES)('%s', async (name) => {
    const fixture = openFixture(name);
    const { facts, text } = readFacts(fixture);
    await expect(`${JSON.stringify(facts, null, 2)}\n`).toMatchFileSnapshot(`../fixtures/${name}/expected.json`);
    if (facts.isArticle) await expect(text).toMatchFileSnapshot(`../fixtures/${name}/expected.md`);
    if (readFacts(fixture, { sites: false }).text !== text) differing.push(name);
  });

  test('the rules of the sites are hardly needed to find the text', () => {
    expect(differing.length, differing.join(', ')).toBeLessThanOrEqual(MOST_DIFFERING);
  });
});
