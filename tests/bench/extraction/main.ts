/**
 * `npm run bench:extraction [-- --json FILE] [--repeat N]`: Shiping, Readability and Defuddle side by side on the saved
 * pages of ../shared/corpus, in one real Chromium, interleaved page by page; scored by the corpus's own scorer.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import * as z from 'zod/mini';
import { decodePage } from '../../../scripts/decode';
import { findBrowser } from '../../../scripts/find-browser';
import { findSite } from '../../../utils/article/site';
import { sharedPath } from '../../shared-path';
import type { Answer, ExtractorName } from './in-page';
import { Summary, toTable } from './table';

const EXTRACTORS: ExtractorName[] = ['readability', 'defuddle', 'shiping-generic', 'shiping'];
/** The pages' own scripts do not run and nothing is loaded: they are measured as they were saved. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const { values } = parseArgs({ options: { json: { type: 'string' }, repeat: { type: 'string', default: '3' } } });
const corpus = sharedPath('corpus');
if (!existsSync(corpus)) {
  console.log(`skipped: the corpus is not in ${corpus} (SHIPING_SHARED names another place)`);
  process.exit(0);
}

const scorer = join(corpus, 'score/score.mjs');
const pages = z
  .array(z.object({ id: z.string(), file: z.string(), url: z.string() }))
  .parse((await import(pathToFileURL(scorer).href)).loadCorpus(corpus));

const answers = await extractAll(Number(values.repeat));
const summaries = EXTRACTORS.map((name) => score(name, answers.get(name) ?? []));
console.log(toTable(summaries));
if (values.json) writeFileSync(values.json, `${JSON.stringify(summaries, null, 1)}\n`);

/** Each extractor's answers, in the order of the pages; the time is the least of the repeated runs. */
async function extractAll(repeat: number): Promise<Map<ExtractorName, Answer[]>> {
  const script = await bundleInPage();
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--no-sandbox', '--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND'],
  });
  const tab = await browser.newPage();
  let body = '';
  await tab.route('**/*', (route) =>
    route.request().isNavigationRequest() && route.request().frame() === tab.mainFrame()
      ? route.fulfill({ body, contentType: 'text/html; charset=utf-8', headers: { 'Content-Security-Policy': POLICY } })
      : route.abort(),
  );
  const all = new Map<ExtractorName, Answer[]>(EXTRACTORS.map((name) => [name, []]));
  for (const [at, page] of pages.entries()) {
    body = decodePage(readFileSync(page.file));
    await tab.goto(page.url, { waitUntil: 'domcontentloaded' });
    await tab.evaluate(script);
    const runs = new Map<ExtractorName, Answer[]>(EXTRACTORS.map((name) => [name, []]));
    for (let run = 0; run < repeat; run++) {
      for (const [name, its] of runs) {
        its.push(await tab.evaluate((extractor) => Reflect.get(globalThis, 'runExtractor')(extractor), name));
      }
    }
    for (const [name, its] of runs) {
      const [first] = its;
      if (first) all.get(name)?.push({ ...first, ms: Math.min(...its.map(({ ms }) => ms)) });
    }
    process.stderr.write(`\r${at + 1}/${pages.length} `);
  }
  process.stderr.write('\r');
  await browser.close();
  return all;
}

/** in-page.ts and all that it measures, as one script. */
async function bundleInPage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      lib: { entry: join(import.meta.dirname, 'in-page.ts'), formats: ['iife'], name: 'bench' },
    },
  });
  const [output] = Array.isArray(built) ? built : [];
  const [chunk] = output?.output ?? [];
  if (!chunk) throw new Error('vite built nothing');
  return chunk.code;
}

/** The times on pages of sites that have a rule. */
function onRuledPages(its: Answer[]): number[] {
  return its.flatMap(({ ms }, at) => (findSite(new URL(pages[at]?.url ?? 'http://none.invalid/')) ? [ms] : []));
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

/** The scorer's summary of one extractor's answers. */
function score(name: ExtractorName, its: Answer[]): Summary {
  const folder = mkdtempSync(join(tmpdir(), 'shiping-bench-'));
  try {
    const raw = join(folder, 'raw.jsonl');
    const out = join(folder, 'out.json');
    writeFileSync(raw, its.map((answer, at) => JSON.stringify({ ...answer, id: pages[at]?.id })).join('\n'));
    execFileSync(process.execPath, [scorer, '--corpus', corpus, '--name', name, '--cached', raw, '--out', out], {
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    return { ...Summary.parse(JSON.parse(readFileSync(out, 'utf8')).summary), ruledMs: median(onRuledPages(its)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
