import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { JSDOM, VirtualConsole } from 'jsdom';
import type { Article, Detection } from '../utils/article/article';
import { detectArticle } from '../utils/article/detect-article';
import { EXTRACTOR_VERSION, extractArticle } from '../utils/article/extract-article';
import { ExtractionError } from '../utils/article/extraction-error';
import { writeBundle } from '../utils/exchange/bundle';
import type { WholeClip } from '../utils/library/library';
import { makeClip } from '../utils/library/make-clip';
import { toArticleRecord } from './article-record';
import { decodePage } from './decode';

const USAGE = `vite-node scripts/extract.ts -- FILE... [--url URL] [--generic]   one JSON object a file
vite-node scripts/extract.ts -- --serve [--generic]              FILE<TAB>URL lines in, a JSON line each out
vite-node scripts/extract.ts -- FILE|FOLDER... --bundle OUT      an importable bundle of the articles among the pages`;

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  allowPositionals: true,
  options: {
    url: { type: 'string' },
    serve: { type: 'boolean', default: false },
    bundle: { type: 'string' },
    generic: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** Where a saved page came from, as browsers and SingleFile write it down: 「<!-- saved from url=(0042)https://… -->」. */
const SAVED_FROM = /<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?:\/\/\S+)/;

/** What a page gave: the article, or why there is none. */
interface Reading {
  detection: Detection;
  article?: Article;
  ms?: number;
  error?: { code: string; message: string };
}

/** A saved page as the extension would see it; without an address it lies on a host that no site rule knows. */
function readPage(file: string, address: string | undefined): Reading {
  const html = decodePage(readFileSync(file));
  const told = address ?? SAVED_FROM.exec(html.slice(0, 4096))?.[1];
  const url = new URL(told || `http://saved-page.invalid/${encodeURIComponent(basename(file))}`);
  const { window } = new JSDOM(html, { url: url.href, virtualConsole: new VirtualConsole() });
  const detection = detectArticle(window.document, url, { sites: !values.generic });
  const started = performance.now();
  try {
    const article = extractArticle(window.document, url, { sites: !values.generic });
    return { detection, article, ms: performance.now() - started };
  } catch (error) {
    if (!(error instanceof ExtractionError)) throw error;
    return { detection, error };
  } finally {
    window.close();
  }
}

/** The same of any file: one that is missing, or nested too deeply for the parser, must not take the others with it. */
function readFile(file: string, address: string | undefined): Reading {
  try {
    return readPage(file, address);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      detection: { isArticle: false, because: 'unreadable' },
      error: { code: 'unreadable', message: `cannot be read: ${message}` },
    };
  }
}

function toRecord(file: string, address: string | undefined) {
  const { detection, article, error, ms } = readFile(file, address);
  if (!article) return { title: null, text: '', ...detection, error: error?.code, message: error?.message };
  return { ...toArticleRecord(article, detection), because: detection.because, ms, article };
}

/** The articles among the pages, as clips of this moment; what is left out is named on the standard error. */
async function* readClips(files: string[]): AsyncGenerator<WholeClip> {
  for (const file of files) {
    const { detection, article, error } = readFile(file, values.url);
    if (article && detection.isArticle) yield await makeClip({ id: crypto.randomUUID(), article }, new Date());
    else console.error(`${file}: ${error ? error.message : `not an article (${detection.because})`}`);
  }
}

/** The pages among files and folders, folders read to the bottom: what ends in .html, .htm or .shtml. */
function listPages(paths: string[]): string[] {
  return paths.flatMap((path) => {
    if (!statSync(path).isDirectory()) return [path];
    const entries = readdirSync(path, { recursive: true, encoding: 'utf8' });
    return entries.filter((name) => /\.s?html?$/i.test(name)).map((name) => join(path, name));
  });
}

const absent = positionals.filter((path) => !existsSync(path));
if (values.serve) {
  for await (const line of createInterface({ input: process.stdin })) {
    const [file, address] = line.split('\t');
    if (file) console.log(JSON.stringify(toRecord(file, address)));
  }
} else if (values.help || positionals.length === 0) {
  console.error(USAGE);
  process.exitCode = 1;
} else if (absent.length > 0) {
  console.error(`no such file or folder: ${absent.join(', ')}`);
  process.exitCode = 1;
} else if (values.bundle !== undefined) {
  const about = { generator: { name: 'Shiping', version: EXTRACTOR_VERSION }, exportedAt: new Date() };
  const bundle = await writeBundle(readClips(listPages(positionals)), about);
  writeFileSync(values.bundle, Buffer.from(await bundle.arrayBuffer()));
} else {
  for (const file of positionals) console.log(JSON.stringify(toRecord(file, values.url)));
}
