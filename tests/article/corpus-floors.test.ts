import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { JSDOM, VirtualConsole } from 'jsdom';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { decodePage } from '../../scripts/decode';
import { detectArticle } from '../../utils/article/detect-article';
import { extractArticle } from '../../utils/article/extract-article';
import { sharedPath } from '../shared-path';

/** Real pages with hand-made gold; the publishers' work, so they lie beside the project and not in it. */
const CORPUS = sharedPath('corpus');
const SCORER = join(CORPUS, 'score/score.mjs');
const present = existsSync(SCORER);
if (!present) console.info(`The floors of extraction were not tested: no corpus in ${CORPUS} (set SHIPING_SHARED).`);

const Rate = z.object({ ok: z.number() });
const Field = z.object({ recall: z.number(), precision: z.number() });
const Body = z.object({ F1: z.number() });
const Summary = z.object({
  lcs: z.object({ F1: z.number(), 'ge0.99': z.number() }),
  br: Body,
  leak: z.object({ rate: z.number() }),
  title: Rate,
  date: Rate,
  minute: Rate,
  author: Field,
  source: Field,
  editor: Field,
  column: Field,
  detect: Field,
});

/** What was reached; a floor only rises. */
const FLOORS = {
  body: 0.998,
  nearlyExact: 0.957,
  breaks: 0.978,
  headline: 1,
  date: 1,
  minute: 0.97,
  author: 1,
  authorPrecision: 0.96,
  source: 0.953,
  editor: 1,
  section: 1,
  articlePrecision: 1,
  articleRecall: 1,
};

const Manifest = z.array(
  z.object({ id: z.string(), file: z.string(), url: z.string(), kind: z.string(), hasGold: z.boolean() }),
);

/** The corpus's pages with gold and its lists, told by its own reader; it runs in Node, beside the test's modules. */
function readManifest() {
  const script = `import { loadCorpus } from ${JSON.stringify(pathToFileURL(SCORER).href)};
    const pages = loadCorpus(${JSON.stringify(CORPUS)}).map(({ gold, ...page }) => ({ ...page, hasGold: Boolean(gold) }));
    console.log(JSON.stringify(pages.filter(({ kind, hasGold }) => hasGold || /^(list|home)/.test(kind))));`;
  return Manifest.parse(
    JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })),
  );
}

function extract({ id, file, url, hasGold }: z.infer<typeof Manifest>[number], sites: boolean): object {
  const { window } = new JSDOM(decodePage(readFileSync(file)), { url, virtualConsole: new VirtualConsole() });
  try {
    const { isArticle } = detectArticle(window.document, new URL(url), { sites });
    if (!hasGold) return { id, isArticle };
    const article = extractArticle(window.document, new URL(url), { sites });
    return {
      id,
      isArticle,
      title: article.headline,
      author: article.author.map(({ name }) => name),
      source: article.contentSource,
      editor: article.editor,
      published: article.datePublished,
      column: article.articleSection,
      text: article.articleBody,
    };
  } finally {
    window.close();
  }
}

describe.skipIf(!present)('the corpus', () => {
  test.each([
    ['without site rules', false],
    ['with site rules', true],
  ])(
    '%s',
    (_, sites) => {
      const answers = readManifest().map((page) => JSON.stringify(extract(page, sites)));
      const folder = mkdtempSync(join(tmpdir(), 'shiping-floors-'));
      const [raw, out] = [join(folder, 'raw.jsonl'), join(folder, 'out.json')];
      writeFileSync(raw, answers.join('\n'));
      execFileSync(process.execPath, [SCORER, '--corpus', CORPUS, '--name', 'floors', '--cached', raw, '--out', out], {
        stdio: 'ignore',
      });
      const summary = Summary.parse(JSON.parse(readFileSync(out, 'utf8')).summary);
      rmSync(folder, { recursive: true });
      const reached = {
        body: summary.lcs.F1,
        nearlyExact: summary.lcs['ge0.99'],
        breaks: summary.br.F1,
        headline: summary.title.ok,
        date: summary.date.ok,
        minute: summary.minute.ok,
        author: summary.author.recall,
        authorPrecision: summary.author.precision,
        source: summary.source.recall,
        editor: summary.editor.recall,
        section: summary.column.recall,
        articlePrecision: summary.detect.precision,
        articleRecall: summary.detect.recall,
      };
      for (const [name, floor] of Object.entries(FLOORS)) {
        expect.soft(Reflect.get(reached, name), name).toBeGreaterThanOrEqual(floor);
      }
      expect(summary.leak.rate).toBe(0);
    },
    240_000,
  );
});
