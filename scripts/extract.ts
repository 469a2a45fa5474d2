import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { JSDOM, VirtualConsole } from 'jsdom';
import { detectArticle } from '../utils/article/detect-article';
import { ExtractionError, extractArticle } from '../utils/article/extract-article';
import { toArticleRecord } from './article-record';
import { decodePage } from './decode';

const USAGE = `vite-node scripts/extract.ts -- FILE... [--url URL] [--generic]   one JSON object a file
vite-node scripts/extract.ts -- --serve [--generic]              FILE<TAB>URL lines in, a JSON line each out`;

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter((argument) => argument !== '--'),
  allowPositionals: true,
  options: {
    url: { type: 'string' },
    serve: { type: 'boolean', default: false },
    generic: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** A saved page as the extension would see it; without an address it lies on a host that no site rule knows. */
function extractFile(file: string, address: string | undefined) {
  const url = new URL(address || `http://saved-page.invalid/${encodeURIComponent(basename(file))}`);
  const html = decodePage(readFileSync(file));
  const { window } = new JSDOM(html, { url: url.href, virtualConsole: new VirtualConsole() });
  const detection = detectArticle(window.document, url, { sites: !values.generic });
  const started = performance.now();
  try {
    const article = extractArticle(window.document, url, { sites: !values.generic });
    const ms = performance.now() - started;
    return { ...toArticleRecord(article, detection), because: detection.because, ms, article };
  } catch (error) {
    if (!(error instanceof ExtractionError)) throw error;
    return { title: null, text: '', ...detection, error: error.code, message: error.message };
  } finally {
    window.close();
  }
}

if (values.serve) {
  for await (const line of createInterface({ input: process.stdin })) {
    const [file, address] = line.split('\t');
    if (file) console.log(JSON.stringify(extractFile(file, address)));
  }
} else if (values.help || positionals.length === 0) {
  console.error(USAGE);
  process.exitCode = 1;
} else {
  for (const file of positionals) console.log(JSON.stringify(extractFile(file, values.url)));
}
